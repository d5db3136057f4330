import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { variablesFor, type ComparedFile, type CompareOrder } from '../../jest/baseline/compareOrder';

/** How a run of Jest ended, and what its runner wrote of the perf files. */
export interface JestRun {
  readonly exitCode: number;
  readonly files: readonly ComparedFile[];
}

/** The run was called off. */
export class Interrupted extends Error {}

/** There is no Jest to run, and what to type. */
export class NoJest extends Error {}

/**
 * Runs the Jest of a project, whose runner compares its perf files.
 *
 * @param args - what it is called with
 * @throws {NoJest} when the project has none
 */
export async function runJest(
  folder: string,
  args: readonly string[],
  order: Omit<CompareOrder, 'output'>,
): Promise<JestRun> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-compare-'));
  const output = path.join(scratch, 'files.jsonl');
  try {
    const child = spawn(process.execPath, [jestOf(folder), ...args], {
      cwd: folder,
      env: { ...process.env, ...variablesFor({ ...order, output }) },
      stdio: 'inherit',
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    let received: NodeJS.Signals | undefined;
    // Jest ends first, so that nothing runs on in a tree that is removed.
    const passOn = (signal: NodeJS.Signals): void => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    const [code] = (await once(child, 'exit')) as [number | null];
    for (const signal of signals) process.off(signal, passOn);
    if (received !== undefined) throw new Interrupted(`interrupted by ${received}`);
    return { exitCode: code ?? 1, files: filesIn(output) };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function jestOf(folder: string): string {
  try {
    return require.resolve('jest/bin/jest', { paths: [folder] });
  } catch {
    throw new NoJest(`there is no Jest in ${folder}. Type: npm install --save-dev jest jest-asymptote`);
  }
}

function filesIn(output: string): ComparedFile[] {
  if (!fs.existsSync(output)) return [];
  const lines = fs.readFileSync(output, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ComparedFile);
}
