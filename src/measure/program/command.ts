import fs from 'node:fs';
import path from 'node:path';
import type { ProgramCommand } from '../../workload/program';

/** Where a command was looked for, and the file that it is, if there is one. */
export interface CommandSearch {
  readonly file: string | undefined;
  readonly searched: readonly string[];
}

/** Returns the variables that a program gets. */
export function environmentOf({ env }: ProgramCommand): NodeJS.ProcessEnv {
  return { ...process.env, ...env };
}

/**
 * Looks for the command of a program as a shell would: a path where it is one, else a name in the PATH.
 *
 * @param folder - the one that the program runs in
 */
export function findCommand(program: ProgramCommand, folder: string): CommandSearch {
  const { command } = program;
  if (path.basename(command) !== command) {
    const file = path.resolve(folder, command);
    // Whether it can be run the system says, and why not.
    return { file: fs.existsSync(file) ? file : undefined, searched: [file] };
  }
  const environment = environmentOf(program);
  // Windows writes it Path.
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (environment[key] ?? '').split(path.delimiter).filter((entry) => entry !== '');
  const searched = [...new Set(folders)];
  const names = process.platform === 'win32' ? [command, `${command}.exe`, `${command}.com`] : [command];
  const files = searched.flatMap((entry) => names.map((name) => path.resolve(folder, entry, name)));
  return { file: files.find(isExecutable), searched };
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
