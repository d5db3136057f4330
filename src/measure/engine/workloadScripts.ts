import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of this package, whose own code is not the workload's. */
const OWN_FOLDER = `${pathToFileURL(path.resolve(__dirname, '../..')).href}/`;
/** The packages of Jest, which may run beside an async call. */
const JEST = /\/node_modules\/(?:@jest\/|jest-)/;

/** Whether a script is of the workload: a file, which the modules of Node are not, and neither of Jest nor of this package. */
export function isOfWorkload(url: string): boolean {
  return url.startsWith('file:') && !url.startsWith(OWN_FOLDER) && !JEST.test(url);
}
