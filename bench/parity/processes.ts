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
    // A call of what builds the input takes as long as all rounds.
    testEnvironmentOptions: { seed, callLimit: '10 min' },
    ...(runner ? withRunner : {}),
    reporters: [],
  };
  try {
    fs.mkdirSync(path.join(folder, '__perf__'));
    fs.writeFileSync(path.join(folder, '__perf__/parity.perf.js'), perfFile(module, results, seed, counting));
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

/**
 * Returns a perf file that measures its workloads during a claim, and writes their shortest times.
 *
 * What measures is loaded by Node, as it is for claims, and runs while an input is built: in the same state of the
 * process as the batches of a claim. The verdicts do not matter.
 */
function perfFile(module: string, results: string, seed: number, counting: boolean): string {
  const quoted = (file: string): string => JSON.stringify(file);
  const count = counting ? "await expect(async () => undefined).toCount('promises', () => 1, { sizes: [1] });" : '';
  return `
const { workloads } = require(${quoted(module)});
const load = process.getBuiltinModule('node:module').createRequire(__filename);
const { shortestTimes } = load(${quoted(require.resolve('./shortestTimes'))});
const { waitForTurn } = load(${quoted(require.resolve('./turns'))});

test('times', async () => {
  ${count}
  let times;
  const input = () => (times ??= shortestTimes(workloads, ${String(seed)}, waitForTurn()));
  await expect({ input, run: () => undefined }).toRunWithin('1 s', { at: 1 });
  require('node:fs').writeFileSync(${quoted(results)}, JSON.stringify(await times));
});
`;
}
