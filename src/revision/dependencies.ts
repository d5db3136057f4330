import fs from 'node:fs';
import path from 'node:path';
import { git } from './git';
import { shell } from './shell';

/** The lock file of each package manager, with what installs by it. */
const LOCKED: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm ci',
  'npm-shrinkwrap.json': 'npm ci',
  'yarn.lock': 'yarn install --frozen-lockfile',
  'pnpm-lock.yaml': 'pnpm install --frozen-lockfile',
  'bun.lock': 'bun install --frozen-lockfile',
};
/** What of a package.json says which packages are installed. */
const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'workspaces'];

/** A working tree and a commit of it that is checked out elsewhere. */
export interface Trees {
  readonly root: string;
  readonly folder: string;
}

/**
 * Gives a checked out commit the packages it depends on: those of the working tree where they are the same, as far as
 * lock files say, or its own.
 *
 * @param trees - both trees, and the folder in the working tree whose code is measured
 */
export async function provideDependencies(trees: Trees & { readonly project: string }): Promise<void> {
  const { root, folder, project } = trees;
  const tracked = (await git(folder, 'ls-files', '--', '*package.json')).split('\n');
  const lists = tracked.filter(
    (file) => path.basename(file) === 'package.json' && concerns(path.join(root, path.dirname(file)), project),
  );
  const installed: string[] = [];
  for (const list of lists) {
    const place = path.dirname(list);
    const [here, there] = [path.join(root, place), path.join(folder, place)];
    const lockFile = Object.keys(LOCKED).find((name) => fs.existsSync(path.join(there, name)));
    const isSame =
      lockFile === undefined
        ? isSameList(path.join(here, 'package.json'), path.join(there, 'package.json')) || isWithin(lists, place)
        : isSameFile(path.join(here, lockFile), path.join(there, lockFile));
    if (!isSame) {
      await shell(lockFile === undefined ? 'npm install --no-package-lock' : LOCKED[lockFile]!, there);
      installed.push(place);
    } else if (!isBelow(installed, place) && fs.existsSync(path.join(here, 'node_modules'))) {
      linkPackages(path.join(here, 'node_modules'), path.join(there, 'node_modules'), trees);
    }
  }
}

/** Whether the packages of a folder are ones that the project finds: its own, those above it, and those of its workspaces. */
function concerns(folder: string, project: string): boolean {
  return !path.relative(folder, project).startsWith('..') || fs.existsSync(path.join(folder, 'node_modules'));
}

/** Whether what was installed further up speaks for a place. */
function isBelow(installed: readonly string[], place: string): boolean {
  return installed.some((above) => !path.relative(above, place).startsWith('..'));
}

/** Whether another package stands above: that one's lock file speaks for both. */
function isWithin(lists: readonly string[], place: string): boolean {
  return lists.some((list) => {
    const above = path.dirname(list);
    return above !== place && !path.relative(above, place).startsWith('..');
  });
}

/** Links the packages of a folder one by one: those that are links into the working tree go to the commit's own. */
function linkPackages(from: string, to: string, trees: Trees): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    // Transformed code and the like are kept apart by revision.
    if (entry.name === '.cache' || fs.existsSync(target)) continue;
    if (entry.name.startsWith('@') && entry.isDirectory()) {
      linkPackages(source, target, trees);
      continue;
    }
    const real = entry.isSymbolicLink() ? realPathOf(source) : source;
    if (real === undefined) continue;
    const within = path.relative(trees.root, real);
    const isOwn =
      !within.startsWith('..') && !path.isAbsolute(within) && !within.split(path.sep).includes('node_modules');
    fs.symlinkSync(isOwn ? path.join(trees.folder, within) : real, target, 'junction');
  }
}

function realPathOf(link: string): string | undefined {
  try {
    return fs.realpathSync(link);
  } catch {
    // A link to nothing, which nobody can depend on.
    return undefined;
  }
}

function isSameFile(one: string, other: string): boolean {
  return fs.existsSync(one) && fs.readFileSync(one, 'utf8') === fs.readFileSync(other, 'utf8');
}

function isSameList(one: string, other: string): boolean {
  if (!fs.existsSync(one)) return false;
  const partsOf = (file: string): string => {
    const list = JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
    return JSON.stringify(DEPENDENCIES.map((name) => list[name]));
  };
  return partsOf(one) === partsOf(other);
}
