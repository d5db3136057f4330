import fs from 'node:fs';

/** Returns whether a process has ended. A zombie, which its parent has not waited for, counts as ended. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const stat = `/proc/${String(pid)}/stat`;
  return fs.existsSync(stat) && fs.readFileSync(stat, 'utf8').includes(' Z ');
}

/** Waits until a process has ended. */
export async function untilGone(pid: number): Promise<void> {
  while (!isGone(pid)) await new Promise((resolve) => setImmediate(resolve));
}
