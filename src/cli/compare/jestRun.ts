import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { variablesFor, type ComparedFile, type CompareOrder } from '../../jest/baseline/compareOrder';
import { CommandError } from '../commandError';
import { jestPath } from '../jestPath';

/** How a run of Jest ended, and what its runner wrote about the perf files. */
export interface JestRun {
  readonly exitCode: number;
  readonly files: readonly ComparedFile[];
}

/**
 * Runs the Jest of a project, whose runner compares the perf files with the base.
 *
 * @param args - the arguments of Jest
 * @throws {CommandError} when the project has no Jest, or a signal interrupts the run
 */
export async function runJest(
  folder: string,
  args: readonly string[],
  order: Omit<CompareOrder, 'output'>,
): Promise<JestRun> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-compare-'));
  const output = path.join(scratch, 'files.jsonl');
  try {
    const child = spawn(process.execPath, [jestPath(folder), ...args], {
      cwd: folder,
      env: { ...process.env, ...variablesFor({ ...order, output }) },
      stdio: 'inherit',
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    let received: NodeJS.Signals | undefined;
    // Jest must end first: it still uses the checkout, which is removed afterwards.
    const passOn = (signal: NodeJS.Signals): void => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    const [code] = (await once(child, 'exit')) as [number | null];
    for (const signal of signals) process.off(signal, passOn);
    if (received !== undefined) throw new CommandError(`interrupted by ${received}`);
    return { exitCode: code ?? 1, files: filesIn(output) };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function filesIn(output: string): ComparedFile[] {
  if (!fs.existsSync(output)) return [];
  const lines = fs.readFileSync(output, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ComparedFile);
}
