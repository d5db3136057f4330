import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BaseCommit } from './baseCommit';
import { pathInCheckout, type Checkout } from './checkout';
import { git, shell } from './commands';
import { provideDependencies } from './dependencies';

/** A checkout that this process made. It is removed when this process ends, however it ends. */
export interface Worktree extends Checkout {
  /** Removes the checkout, and settles when it is gone. */
  remove(): Promise<void>;
}

/**
 * Checks out a commit into a temporary folder, and links or installs its dependencies.
 *
 * @param project - the folder in the working tree whose code is measured
 * @param build - a command that compiles the code, run in the project's folder of the checkout
 * @throws {BaselineError} when git, the installation or the command fails
 */
export async function openWorktree(base: BaseCommit, project: string, build?: string): Promise<Worktree> {
  // The system's temporary folder may be a link, and modules are known by their real paths.
  const parent = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'asymptote-base-'));
  const folder = path.join(parent, path.basename(base.root));
  const worktree = { folder, base, remove: removerOf(base.root, folder) };
  try {
    // The hooks of the repository are not for this checkout.
    const withoutHooks = ['-c', `core.hooksPath=${os.devNull}`];
    await git(base.root, ...withoutHooks, 'worktree', 'add', '--detach', folder, base.commit);
    await provideDependencies(worktree, project);
    if (build !== undefined) await shell(build, pathInCheckout(worktree, project));
  } catch (error) {
    await worktree.remove();
    throw error;
  }
  return worktree;
}

/** Starts a process that removes a worktree once this process ends, and returns a function that removes it at once. */
function removerOf(root: string, folder: string): Worktree['remove'] {
  const remover = spawn(process.execPath, [require.resolve('./worktreeRemoval'), root, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  remover.unref();
  (remover.stdin as unknown as { unref(): void }).unref();
  return async () => {
    remover.ref();
    const hasEnded = remover.exitCode !== null || remover.signalCode !== null;
    const end = hasEnded ? undefined : once(remover, 'exit');
    remover.stdin.destroy();
    await end;
  };
}
