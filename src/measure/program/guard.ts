import { spawn } from 'node:child_process';

/** Waits for a line; where its input ends without one, whoever started it is gone, and so should the group be. */
const SCRIPT = 'trap "" INT TERM HUP; read -r _ || kill -s KILL -- "-$0"';

/** Sees to it that a process and all that it started end when this process does, however that is. */
export interface Guard {
  /** Lets them be. */
  release(): void;
}

/**
 * Guards the group that a process leads.
 *
 * A program is not in the group of its terminal, so that Ctrl+C does not reach it, and nothing that this process does on
 * its way out would be done where it is killed: a shell that waits at a pipe notices both.
 *
 * @param pid - the process, which leads its group
 */
export function guardGroup(pid: number): Guard {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const { stdin } = shell;
  // A system without a shell has no guard: the program's own input ends all the same.
  shell.on('error', () => undefined);
  stdin.on('error', () => undefined);
  shell.unref();
  if ('unref' in stdin) (stdin as { unref(): void }).unref();
  return {
    release: () => {
      stdin.end('\n');
    },
  };
}
