import os from 'node:os';
import path from 'node:path';

/**
 * Returns where processes of this machine that know a name find each other.
 *
 * On Linux and Windows the system keeps it apart from files, and it vanishes with the process that listens there;
 * elsewhere it is a file, which stays.
 */
export function socketAddress(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(os.tmpdir(), name);
}
