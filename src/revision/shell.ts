import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { plainEnvironment } from './git';

/** A command of the user's, or one that installs packages, failed. */
export class ShellError extends Error {}

/**
 * Runs a command in a folder, with what it says on the error output.
 *
 * @throws {ShellError} when it fails
 */
export async function shell(command: string, folder: string): Promise<void> {
  process.stderr.write(`asymptote: ${command} (at the base)\n`);
  if (!fs.existsSync(folder)) throw new ShellError(`the base has no ${path.basename(folder)} to run \`${command}\` in`);
  const stdio = ['ignore', process.stderr, process.stderr] as const;
  const child = spawn(command, { cwd: folder, env: plainEnvironment(), shell: true, stdio: [...stdio] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0) return;
  throw new ShellError(
    `\`${command}\` failed at the base${code === null ? '' : ` with exit code ${String(code)}`}; what it said stands above`,
  );
}
