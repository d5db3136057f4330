import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Test } from 'jest-runner';
import type { BaselineFileRecord } from '../../record/record';
import { systemInstruments } from '../../measure/clock/instruments';
import { seededRandom } from '../../statistics/random';
import type { OfferedClaim } from '../../trial/baseline/workloadServer';
import { statedOf } from '../../trial/baseline/pairedWorkloads';
import { PairedTrial, type PairedTrialOptions } from '../../trial/baseline/pairedTrial';
import { RemoteWorkloadServer } from '../channel/remoteWorkloadServer';
import { SERVING_FLAGS } from '../process/child';
import { optionsOf, runInChild, type FileEnd, type RunContext } from '../process/childRun';
import { keepOnCommonCore } from '../process/commonCore';
import { testAtBase } from './baseConfig';
import type { BaseCheckout } from './checkouts';

/** The options of a comparison of a perf file with the base. */
export interface PairedRunOptions extends RunContext, Pick<PairedTrialOptions, 'bounds' | 'only'> {
  readonly checkout: BaseCheckout;
}

/**
 * Compares the workloads of a perf file with those of the base, in pairs of processes, one of each revision, whose
 * batches take turns.
 */
export async function runPaired(test: Test, options: PairedRunOptions): Promise<BaselineFileRecord> {
  const { checkout, watcher, bounds, only } = options;
  const { callLimitNs, errorRate, seed = options.globalConfig.seed } = optionsOf(test);
  const trial = new PairedTrial({ bounds, only, callLimitNs, errorRate, seed, instruments: systemInstruments });
  const file = checkout.fileOf(test);
  const testOfBase = testAtBase(test, checkout, file.current);
  const claimsBefore =
    file.original === undefined || only !== undefined
      ? undefined
      : await claimsOf(testAtBase(test, checkout, file.original), options);
  const random = seededRandom(seed);
  let failures: ReadonlyMap<string, string> = new Map();
  const interrupted = new AbortController();
  watcher.on('change', () => interrupted.abort());
  while (trial.isOpen && !interrupted.signal.aborted) {
    // Neither revision is always the first to start.
    const tests = random() < 0.5 ? [test, testOfBase] : [testOfBase, test];
    const ends = await withServers(tests, options, async (serverOf) => {
      const [now, base] = [serverOf(test), serverOf(testOfBase)];
      const pids = [now, base].flatMap(({ pid }) => pid ?? []);
      await keepOnCommonCore(pids, random);
      if (now.pid === undefined) interrupted.abort();
      else await trial.takePair(now, base, interrupted.signal);
    });
    failures = failuresOf(ends.get(testOfBase)!);
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

/** Runs files side by side, each in a process that serves its workloads, and returns how each ended. */
async function withServers(
  tests: readonly Test[],
  run: RunContext,
  measure: (serverOf: (test: Test) => RemoteWorkloadServer) => Promise<void>,
): Promise<ReadonlyMap<Test, FileEnd>> {
  const servers = new Map(tests.map((test) => [test, new RemoteWorkloadServer(optionsOf(test).callLimitNs)]));
  // Both at once: the start of a process keeps one core busy, and takes a third of a comparison.
  const runs = [...servers].map(async ([test, server]): Promise<[Test, FileEnd]> => {
    try {
      const end = await runInChild(test, {
        ...run,
        globalConfig: { ...run.globalConfig, updateSnapshot: 'none', bail: 0 },
        role: { kind: 'serve' },
        liveFigures: 'none',
        admit: (child) => server.admit(child),
        flags: SERVING_FLAGS,
      });
      return [test, end];
    } finally {
      server.end();
    }
  });
  try {
    await Promise.all([...servers.values()].map(({ ready }) => ready));
    await measure((test) => servers.get(test)!);
  } finally {
    for (const server of servers.values()) server.close();
    await Promise.allSettled(runs);
  }
  return new Map(await Promise.all(runs));
}

/** Returns the claims of a file without measuring any. */
async function claimsOf(test: Test, options: RunContext): Promise<OfferedClaim[]> {
  const claims: OfferedClaim[] = [];
  await withServers([test], options, async (serverOf) => {
    const server = serverOf(test);
    for (let claim = await server.nextClaim(); claim !== undefined; claim = await server.nextClaim()) {
      claims.push(claim);
    }
  });
  return claims;
}

/** Returns the failures of tests by their names, and the failure of the file itself under an empty name. */
function failuresOf(end: FileEnd): ReadonlyMap<string, string> {
  if (end.kind === 'interrupted') return new Map();
  if (end.kind === 'error') return new Map([['', sentenceOf(end.error.message)]]);
  const { testResults, testExecError, failureMessage } = end.result;
  const failures = new Map<string, string>();
  if (testExecError !== undefined) failures.set('', sentenceOf(testExecError.message || (failureMessage ?? '')));
  for (const { fullName, failureMessages } of testResults) {
    if (failureMessages[0] !== undefined) failures.set(fullName, sentenceOf(failureMessages[0]));
  }
  return failures;
}

/** Returns the sentence of a message that names the failure. */
function sentenceOf(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  const problem = lines.find((line) => line.startsWith('Not measured: '));
  return (problem?.replace('Not measured: ', '') ?? lines[0] ?? '').replaceAll(process.cwd() + path.sep, '');
}
