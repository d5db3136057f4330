import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * A process that removes a working tree once the one that made it is gone, however that ended: its end of the pipe is
 * closed then.
 */
function sweep(root: string, folder: string): void {
  spawnSync('git', ['worktree', 'remove', '--force', folder], { cwd: root, stdio: 'ignore' });
  // What was installed or built there is none of git's business; a process that ends may still write for a moment.
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  spawnSync('git', ['worktree', 'prune'], { cwd: root, stdio: 'ignore' });
}

const [root, folder] = process.argv.slice(2) as [string, string];
// Ctrl+C is for the one that is waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdin.resume().once('close', () => {
  sweep(root, folder);
  process.exit();
});
