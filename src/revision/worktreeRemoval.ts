import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { environmentOutsideHooks } from './commands';

/** A git that still checks out, or a process that is ending, may go on writing for a moment. */
const ATTEMPTS = 10;
const PAUSE_MS = 200;

/**
 * Removes a worktree and the folder around it.
 *
 * @param root - the root of the working tree that the worktree belongs to
 * @param folder - the worktree, alone in its parent folder
 */
function removeWorktree(root: string, folder: string): void {
  const git = (...args: string[]): string =>
    spawnSync('git', ['worktree', ...args], { cwd: root, env: environmentOutsideHooks(), encoding: 'utf8' }).stdout;
  const parent = path.dirname(folder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // Git locks a worktree until its checkout is complete.
    git('unlock', folder);
    git('remove', '--force', '--force', folder);
    fs.rmSync(parent, { recursive: true, force: true, maxRetries: ATTEMPTS, retryDelay: PAUSE_MS });
    // If the folder was gone already, git removes its own entry only now.
    git('remove', '--force', '--force', folder);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, attempt === 0 ? 0 : PAUSE_MS);
    if (!fs.existsSync(parent) && !git('list', '--porcelain').includes(`worktree ${folder}\n`)) return;
  }
}

const [root, folder] = process.argv.slice(2) as [string, string];
// Ctrl+C reaches this process too, and the worktree must still go.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// The pipe closes when the process that opened the worktree ends, however it ends.
process.stdin.resume().once('close', () => {
  removeWorktree(root, folder);
  process.exit();
});
