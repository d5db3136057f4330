import { CommandError } from './commandError';

/** Returns the path of the Jest that a project has installed, or throws a `CommandError`. */
export function jestPath(folder: string): string {
  try {
    return require.resolve('jest/bin/jest', { paths: [folder] });
  } catch {
    throw new CommandError(`there is no Jest in ${folder}. Type: npm install --save-dev jest jest-asymptote`);
  }
}
