import { execFile } from 'node:child_process';

/** Git did not do what it was asked for, in its own words. */
export class GitError extends Error {
  readonly args: readonly string[];

  constructor(args: readonly string[], said: string) {
    super(`git ${args.join(' ')}: ${said}`);
    this.args = args;
  }
}

/** Returns the variables of this process without those by which a hook tells its own git where it is. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined };
}

/**
 * Runs git in a folder and returns what it prints, without the last line break.
 *
 * @throws {GitError} when it fails
 */
export function git(folder: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd: folder, env: plainEnvironment(), maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trimEnd());
      else reject(new GitError(args, stderr.trim().split('\n')[0] ?? error.message));
    });
  });
}

/** Runs git and returns what it prints, or undefined where it fails: there is no such thing then. */
export async function gitOrNothing(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return await git(folder, ...args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
