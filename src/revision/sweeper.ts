import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { plainEnvironment } from './git';

/** So often it is tried, since a git that still checks out, or a process that ends, may write for a moment. */
const TRIES = 10;
const PAUSE_MS = 200;

/**
 * A process that removes a working tree once the one that made it is gone, however that ended: its end of the pipe is
 * closed then.
 *
 * @param root - the repository's own tree
 * @param folder - the working tree, alone in its folder
 */
function sweep(root: string, folder: string): void {
  const git = (...args: string[]): string =>
    spawnSync('git', ['worktree', ...args], { cwd: root, env: plainEnvironment(), encoding: 'utf8' }).stdout;
  const place = path.dirname(folder);
  for (let tried = 0; tried < TRIES; tried++) {
    // One that was not checked out to the end is locked.
    git('unlock', folder);
    git('remove', '--force', '--force', folder);
    fs.rmSync(place, { recursive: true, force: true, maxRetries: TRIES, retryDelay: PAUSE_MS });
    // It knows the tree yet where that was gone before.
    git('remove', '--force', '--force', folder);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tried === 0 ? 0 : PAUSE_MS);
    if (!fs.existsSync(place) && !git('list', '--porcelain').includes(`worktree ${folder}\n`)) return;
  }
}

const [root, folder] = process.argv.slice(2) as [string, string];
// Ctrl+C is for the one that is waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.resume().once('close', () => {
  sweep(root, folder);
  process.exit();
});
