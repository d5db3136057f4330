import { execFile } from 'node:child_process';
import fs from 'node:fs';

/**
 * Keeps the main threads of processes on one core, one that is drawn: what shares a core with a neighbour of the machine
 * is slower there by a fifth and more, and processes that take turns need no more than one. The engine's helpers stay
 * where they like. Where the system cannot, they may be on any.
 *
 * @param pids - those of the processes, which take turns
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
    execFile('taskset', ['--pid', '--cpu-list', String(core), String(pid)], () => {
      resolve();
    });
  });
}

/** The cores that this process may use, as Linux lists them: `0-3,6`. None elsewhere. */
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
