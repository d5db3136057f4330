import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Config, Test, TestRunnerContext } from 'jest-runner';
import type { TestWatcher } from 'jest-watcher';
import type { BaselineFileRecord } from '../../record/baselineRecord';
import { systemInstruments } from '../../measure/clock/instruments';
import type { PerfFileAtBase } from '../../revision/perfFiles';
import type { BaseTree } from '../../revision/worktree';
import { seededRandom } from '../../statistics/random';
import type { OfferedClaim } from '../../trial/baseline/workloadServer';
import { WorkloadServerError } from '../../trial/baseline/workloadProtocol';
import { statedOf } from '../../trial/baseline/pairedWorkloads';
import { PairedTrial, type ClaimServer, type PairedTrialOptions } from '../../trial/baseline/pairedTrial';
import { testAtBase } from './baseConfig';
import { WorkloadServers, type WorkloadProcess } from '../channel/workloadServer';
import { BENCHES, BENCH_FLAGS } from '../process/child';
import { runInChild, type FileEnd } from '../process/childRun';
import { keepOnCommonCore } from '../process/commonCore';
import { environmentOptions } from '../lifecycle/environmentOptions';

/** What comparing a perf file with another revision needs. */
export interface TwinRunOptions {
  readonly globalConfig: Config.GlobalConfig;
  readonly context: TestRunnerContext;
  readonly watcher: TestWatcher;
  /** Where the base is checked out. */
  readonly tree: BaseTree;
  readonly file: PerfFileAtBase;
  readonly bounds: PairedTrialOptions['bounds'];
  /** The one claim that it is about. @defaultValue all of the file */
  readonly only?: PairedTrialOptions['only'];
}

/**
 * Compares the workloads of a perf file with those of the base, in pairs of processes, one of each revision, whose
 * batches take turns.
 */
export async function runPaired(test: Test, options: TwinRunOptions): Promise<BaselineFileRecord> {
  const { tree, file, watcher, bounds, only } = options;
  const {
    callLimitNs,
    errorRate,
    seed = options.globalConfig.seed,
  } = environmentOptions(test.context.config.testEnvironmentOptions);
  const trial = new PairedTrial({ bounds, only, callLimitNs, errorRate, seed, instruments: systemInstruments });
  const twin = testAtBase(test, tree, file.today);
  const claimsBefore =
    file.atBase === undefined || only !== undefined
      ? undefined
      : await claimsOf(testAtBase(test, tree, file.atBase), options);
  const random = seededRandom(seed);
  let failures: ReadonlyMap<string, string> = new Map();
  const calledOff = new AbortController();
  watcher.on('change', () => {
    calledOff.abort();
  });
  while (trial.isOpen && !calledOff.signal.aborted) {
    // Neither revision is always the first to start.
    const ends = await inPair(random() < 0.5 ? [test, twin] : [twin, test], options, callLimitNs, async (processOf) => {
      const [now, base] = [processOf(test), processOf(twin)];
      await keepOnCommonCore(
        [now, base].flatMap((one) => one?.pid ?? []),
        random,
      );
      if (now === undefined) calledOff.abort();
      else await trial.takePair(now, base ?? ENDED, calledOff.signal);
    });
    failures = failuresOf(ends.get(twin));
  }
  const { newClaims, ...result } = trial.result;
  return {
    file: test.path,
    isNewFile: file.isNew,
    ...result,
    newClaims: newClaims.map((claim) => ({
      ...claim,
      because: failures.get(claim.test) ?? failures.get('') ?? claim.because,
    })),
    claimsBefore: claimsBefore?.map((claim) => ({ ...statedOf(claim), arms: claim.arms })),
  };
}

/** What a process offers that ended before it could offer anything. */
const ENDED: ClaimServer = {
  tests: [],
  nextClaim: () => Promise.resolve(undefined),
  chooseSizes: gone,
  prepare: gone,
  time: gone,
  count: gone,
};

function gone(): Promise<never> {
  return Promise.reject(new WorkloadServerError('its process ended'));
}

/** Runs files side by side as benches, and returns how each ended. */
async function inPair(
  tests: readonly Test[],
  { globalConfig, context, watcher }: TwinRunOptions,
  callLimitNs: number,
  measure: (processOf: (test: Test) => WorkloadProcess | undefined) => Promise<void>,
): Promise<ReadonlyMap<Test, FileEnd | undefined>> {
  const server = await WorkloadServers.open(callLimitNs);
  const processes = new Map<Test, WorkloadProcess | undefined>();
  try {
    // At once: what a process does until it is ready keeps one core busy, and is a third of the time of a comparison.
    const runs = tests.map((test) =>
      runInChild(test, {
        globalConfig: { ...globalConfig, updateSnapshot: 'none', bail: 0 },
        context,
        watcher,
        environment: { [BENCHES]: server.name },
        flags: BENCH_FLAGS,
      }),
    );
    for (const [i, test] of tests.entries()) processes.set(test, await server.processOf(test.path, runs[i]!));
    try {
      await measure((test) => processes.get(test));
    } finally {
      for (const process of processes.values()) process?.close();
      await Promise.allSettled(runs);
    }
    const ends = await Promise.all(runs);
    return new Map(tests.map((test, i) => [test, ends[i]]));
  } finally {
    server.close();
  }
}

/** Returns the claims of a file without measuring any. */
async function claimsOf(test: Test, options: TwinRunOptions): Promise<OfferedClaim[]> {
  const claims: OfferedClaim[] = [];
  await inPair([test], options, environmentOptions({}).callLimitNs, async (processOf) => {
    const process = processOf(test);
    for (let claim = await process?.nextClaim(); claim !== undefined; claim = await process?.nextClaim()) {
      claims.push(claim);
    }
  });
  return claims;
}

/** What tests of a file failed with, by their names, and under no name what the file itself did. */
function failuresOf(end: FileEnd | undefined): ReadonlyMap<string, string> {
  if (end === undefined) return new Map();
  if ('error' in end) return new Map([['', said(end.error.message)]]);
  const { testResults, testExecError, failureMessage } = end.result;
  const failures = new Map<string, string>();
  if (testExecError !== undefined) failures.set('', said(testExecError.message || (failureMessage ?? '')));
  for (const { fullName, failureMessages } of testResults) {
    if (failureMessages[0] !== undefined) failures.set(fullName, said(failureMessages[0]));
  }
  return failures;
}

/** The sentence of a message that says what went wrong. */
function said(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  const misuse = lines.find((line) => line.startsWith('Not measured: '));
  return (misuse?.replace('Not measured: ', '') ?? lines[0] ?? '').replaceAll(process.cwd() + path.sep, '');
}
