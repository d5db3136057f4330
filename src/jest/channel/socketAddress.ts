import os from 'node:os';
import path from 'node:path';

/**
 * Returns the address of the socket with a name, for all processes of this machine.
 *
 * On Linux and Windows the address is no file, and vanishes with the process that listens;
 * elsewhere it is a file, which stays.
 */
export function socketAddress(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(os.tmpdir(), name);
}
