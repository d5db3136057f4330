import { execFile } from 'node:child_process';
import fs from 'node:fs';

/**
 * Pins the main threads of processes to one random core: they take turns, and need no more than one. A core that is shared
 * with a neighbour is slower by a fifth and more, and both must share it. The engine's helper threads stay free. Systems
 * without `taskset` pin nothing.
 *
 * @param pids - the ids of the processes
 * @param random - uniform numbers in [0, 1)
 */
export async function keepOnCommonCore(pids: readonly number[], random: () => number): Promise<void> {
  const cores = allowedCores();
  const core = cores[Math.floor(random() * cores.length)];
  if (core === undefined) return;
  await Promise.all(pids.map((pid) => pin(pid, core)));
}

function pin(pid: number, core: number): Promise<void> {
  return new Promise((resolve) => {
    execFile('taskset', ['--pid', '--cpu-list', String(core), String(pid)], () => resolve());
  });
}

/** Returns the cores that this process may use, from the list of Linux: `0-3,6`. None on other systems. */
function allowedCores(): number[] {
  const status = process.platform === 'linux' ? fs.readFileSync('/proc/self/status', 'utf8') : '';
  const list = /^Cpus_allowed_list:\s*(?<list>\S+)$/m.exec(status)?.groups?.list ?? '';
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first === undefined || Number.isNaN(first) || range === ''
      ? []
      : Array.from({ length: last! - first + 1 }, (_, i) => first + i);
  });
}
