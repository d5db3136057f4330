import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Times } from './ratios';
import preset from '../../src/jest/preset';

const run = promisify(execFile);

/** What a fresh process measures. */
export interface ParityProcess {
  /** The absolute path of a CommonJS module that exports `workloads`. */
  readonly module: string;
  readonly seed: number;
  /** Environment variables of the process, beside those of this one. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Measures in a process of bare Node, started with flags. */
export async function timesInBareNode(
  { module, seed, environment }: ParityProcess,
  flags: readonly string[] = [],
): Promise<Times> {
  const script = require.resolve('./bareProcess');
  const { stdout } = await run(process.execPath, [...flags, script, module, String(seed)], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout) as Times;
}

/** How Jest is set up. */
export interface JestSetting {
  /** Whether the file runs in a process of its own, or in the process of Jest in an isolated realm. */
  readonly runner: boolean;
  /** Whether a claim of the same file has promises counted first. @defaultValue false */
  readonly counting?: boolean;
}

/**
 * Measures in Jest, with the environment of this package, in a temporary project.
 *
 * @throws {Error} when Jest cannot measure, with its error output
 */
export async function timesInJest(
  { module, seed, environment }: ParityProcess,
  { runner, counting = false }: JestSetting,
): Promise<Times> {
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
    const jest = require.resolve('jest/bin/jest');
    await run(process.execPath, [jest, '--config', JSON.stringify(config), '--watchman=false'], {
      env: { ...process.env, ...environment },
    });
    return JSON.parse(fs.readFileSync(results, 'utf8')) as Times;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`Jest could not measure:\n${stderr ?? message}`, { cause: error });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns a perf file. The verdicts of its claims do not matter: it writes the shortest times in their rounds. */
function perfFile(module: string, results: string, counting: boolean): string {
  const quoted = (file: string): string => JSON.stringify(file);
  const count = counting ? 'await expect(async () => undefined).toCreatePromises(() => 1, { sizes: [1] });' : '';
  return `
const { experiment } = require(${quoted(require.resolve('../../src/index'))});
const { shortestTimesOf, ROUNDS, SIZE } = require(${quoted(require.resolve('./shortestTimes'))});
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
  require('node:fs').writeFileSync(${quoted(results)}, JSON.stringify(shortestTimesOf(collection)));
});
`;
}
