import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import preset from '../../jest/preset';
import type { BestTimes } from './bestTimes';

const run = promisify(execFile);

/** Measures the workloads that a module exports, each time in a fresh process. */
export interface ParityProcess {
  /** The absolute path of a CommonJS module that exports `workloads`. */
  readonly module: string;
  readonly seed: number;
  /** Variables that the process gets beside those of this one. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Measures in bare Node, started with flags. */
export async function timesInBareNode(
  { module, seed, environment }: ParityProcess,
  flags: readonly string[] = [],
): Promise<BestTimes> {
  const script = require.resolve('./bareProcess');
  const { stdout } = await run(process.execPath, [...flags, script, module, String(seed)], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout) as BestTimes;
}

/** How Jest is set up. */
export interface JestSetting {
  /** Whether files run in a process of their own, or in that of Jest in an isolated realm. */
  readonly runner: boolean;
  /** Whether promises are counted in the same file before. */
  readonly counting?: boolean;
}

/**
 * Measures in Jest, under the environment of this package, in a project that is made for it and removed again.
 *
 * @throws {Error} with what Jest printed, when it could not measure
 */
export async function timesInJest(
  { module, seed, environment }: ParityProcess,
  { runner, counting = false }: JestSetting,
): Promise<BestTimes> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-parity-'));
  const results = path.join(folder, 'times.json');
  const { testEnvironment, testMatch, ...withRunner } = preset;
  const config = {
    rootDir: folder,
    testEnvironment,
    testMatch,
    transform: {},
    testEnvironmentOptions: { seed },
    ...(runner ? withRunner : {}),
    reporters: [],
  };
  try {
    fs.mkdirSync(path.join(folder, '__perf__'));
    fs.writeFileSync(path.join(folder, '__perf__/parity.perf.js'), perfFile(module, results, counting));
    const jest = require.resolve('jest/bin/jest', { paths: [process.cwd(), __dirname] });
    await run(process.execPath, [jest, '--config', JSON.stringify(config), '--watchman=false'], {
      env: { ...process.env, ...environment },
    });
    return JSON.parse(fs.readFileSync(results, 'utf8')) as BestTimes;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`Jest could not measure:\n${stderr ?? message}`, { cause: error });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A perf file with claims whose verdicts do not matter: the rounds that are measured for them do. */
function perfFile(module: string, results: string, counting: boolean): string {
  const quoted = (file: string): string => JSON.stringify(file);
  const count = counting ? 'await expect(async () => undefined).toCreatePromises(() => 1, { sizes: [1] });' : '';
  return `
const { experiment } = require(${quoted(require.resolve('../../index'))});
const { bestOf, ROUNDS, SIZE } = require(${quoted(require.resolve('./bestTimes'))});
const { waitForTurn } = require(${quoted(require.resolve('./turns'))});
const { workloads } = require(${quoted(module)});
const arms = experiment({ sizes: [SIZE], arms: workloads });

test('times', async () => {
  ${count}
  const { perfFile } = globalThis[Symbol.for('jest-asymptote.host')];
  perfFile.onProgress = waitForTurn();
  const [first, second] = Object.values(arms);
  await expect(first).toBeAsFastAs(second, { within: '1000000x' });
  const [collection] = perfFile.experiments.values();
  const { signal } = new AbortController();
  const furtherRounds = async () => {
    while (collection.rounds.length < ROUNDS) await collection.takeRound(collection.arms, signal);
  };
  await expect(furtherRounds).not.toTakeLoopTurns(() => 0, { sizes: [1] }).catch(() => undefined);
  require('node:fs').writeFileSync(${quoted(results)}, JSON.stringify(bestOf(collection)));
});
`;
}
