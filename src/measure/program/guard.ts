import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits for a line. If its input ends without one, the process that started it is gone, and the script kills the group. */
const SCRIPT = 'trap "" INT TERM HUP; read -r _ || kill -s KILL -- "-$0"';

/** Ends a process group when this process ends, however that happens. */
export interface Guard {
  /** Stops guarding the group. */
  release(): void;
}

/**
 * Guards the group of a process.
 *
 * A program is not in the process group of its terminal, so that Ctrl+C does not reach it. A killed process cannot clean
 * up either. A shell that waits at a pipe notices both.
 *
 * @param pid - the process that leads the group
 */
export function guardGroup(pid: number): Guard {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const { stdin } = shell;
  // A system without a shell has no guard. The input of the program ends nevertheless.
  shell.on('error', () => undefined);
  stdin.on('error', () => undefined);
  shell.unref();
  if (stdin instanceof Socket) stdin.unref();
  return {
    release: () => stdin.end('\n'),
  };
}
