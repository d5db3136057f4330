import fs from 'node:fs';
import path from 'node:path';
import type { ProgramCommand } from '../../workload/program';

/** The result of a search for a command: its file, if there is one, and the searched folders. */
export interface CommandSearch {
  readonly file: string | undefined;
  readonly searched: readonly string[];
}

/** Returns the environment variables of a program. */
export function environmentOf({ env }: ProgramCommand): NodeJS.ProcessEnv {
  return { ...process.env, ...env };
}

/**
 * Searches for the command of a program as a shell does: as a path if it has a folder, if not as a name in the PATH.
 *
 * @param folder - the working directory of the program
 */
export function findCommand(program: ProgramCommand, folder: string): CommandSearch {
  const { command } = program;
  if (path.basename(command) !== command) {
    const file = path.resolve(folder, command);
    // The system checks when it starts the file whether it can, and says why not.
    return { file: fs.existsSync(file) ? file : undefined, searched: [file] };
  }
  const environment = environmentOf(program);
  // Windows calls it Path.
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const searched = [...new Set((environment[key] ?? '').split(path.delimiter))].filter((entry) => entry !== '');
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
