import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

/** The base cannot be found, checked out or prepared. The message says why and, where possible, what to type. */
export class BaselineError extends Error {}

/** Returns the variables of this process without those in which a git hook names its repository. */
export function environmentOutsideHooks(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined };
}

/**
 * Runs git in a folder and returns what it prints, without the last line break.
 *
 * @throws {BaselineError} when git fails, with the first line that it said
 */
export function git(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: folder, env: environmentOutsideHooks(), maxBuffer: 1 << 28 };
  return new Promise((resolve, reject) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      const [line = ''] = stderr.trim().split('\n');
      if (error === null) resolve(stdout.trimEnd());
      else reject(new BaselineError(`git ${args.join(' ')}: ${line === '' ? error.message : line}`));
    });
  });
}

/** Runs git in a folder and returns what it prints, or undefined if git fails. */
export function tryGit(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  return git(folder, ...args).catch(() => undefined);
}

/**
 * Runs a command line in a folder of the base. Its output goes to the error output.
 *
 * @throws {BaselineError} when the command fails or the base has no such folder
 */
export async function shell(command: string, folder: string): Promise<void> {
  process.stderr.write(`asymptote: ${command} (at the base)\n`);
  if (!fs.existsSync(folder)) {
    throw new BaselineError(`the base has no ${path.basename(folder)} to run \`${command}\` in`);
  }
  const child = spawn(command, {
    cwd: folder,
    env: environmentOutsideHooks(),
    shell: true,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0) return;
  const status = code === null ? '' : ` with exit code ${String(code)}`;
  throw new BaselineError(`\`${command}\` failed at the base${status}; its output is above`);
}
