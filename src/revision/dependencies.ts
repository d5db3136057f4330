import fs from 'node:fs';
import path from 'node:path';
import { pathInCheckout, type Checkout } from './checkout';
import { git, shell } from './commands';

/** The command that installs what a lock file lists, by the name of the lock file. */
const INSTALL_COMMANDS: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm ci',
  'npm-shrinkwrap.json': 'npm ci',
  'yarn.lock': 'yarn install --frozen-lockfile',
  'pnpm-lock.yaml': 'pnpm install --frozen-lockfile',
  'bun.lock': 'bun install --frozen-lockfile',
};
/** The fields of a package.json that decide which packages are installed. */
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'workspaces'];

/**
 * Provides the dependencies of a checkout: links into the working tree if the lock files are the same, else an
 * installation of its own.
 *
 * @param project - the folder in the working tree whose code is measured
 * @throws {BaselineError} when an installation fails
 */
export async function provideDependencies(checkout: Checkout, project: string): Promise<void> {
  const { root } = checkout.base;
  const manifests = (await git(checkout.folder, 'ls-files', '--', ':(glob)**/package.json')).split('\n');
  const packages = manifests
    .filter((manifest) => manifest !== '')
    .map((manifest) => path.dirname(manifest))
    // The project may import the packages of its own folder, of those above it, and of its workspaces.
    .filter((name) => contains(path.join(root, name), project) || fs.existsSync(path.join(root, name, 'node_modules')));
  const installed: string[] = [];
  for (const name of packages) {
    const [current, base] = [path.join(root, name), path.join(checkout.folder, name)];
    const lockFile = Object.keys(INSTALL_COMMANDS).find((file) => fs.existsSync(path.join(base, file)));
    // Without a lock file of its own, a package follows that of a package above it.
    const isSame =
      lockFile === undefined
        ? hasSameDependencies(current, base) || packages.some((other) => other !== name && contains(other, name))
        : isSameFile(path.join(current, lockFile), path.join(base, lockFile));
    if (!isSame) {
      await shell(lockFile === undefined ? 'npm install --no-package-lock' : INSTALL_COMMANDS[lockFile]!, base);
      installed.push(name);
    } else if (!installed.some((other) => contains(other, name)) && fs.existsSync(path.join(current, 'node_modules'))) {
      linkPackages(path.join(current, 'node_modules'), path.join(base, 'node_modules'), checkout);
    }
  }
}

/** Whether a place is a folder or lies in it. */
function contains(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}

/** Links packages one by one. A link into the working tree, to a workspace, becomes one into the checkout. */
function linkPackages(from: string, to: string, checkout: Checkout): void {
  const { root } = checkout.base;
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    // The two revisions must not share a cache of transformed code.
    if (entry.name === '.cache' || fs.existsSync(target)) continue;
    if (entry.name.startsWith('@') && entry.isDirectory()) {
      linkPackages(source, target, checkout);
      continue;
    }
    // Nothing can depend on a dead link.
    if (!fs.existsSync(source)) continue;
    const real = entry.isSymbolicLink() ? fs.realpathSync(source) : source;
    const isWorkspace = contains(root, real) && !path.relative(root, real).split(path.sep).includes('node_modules');
    fs.symlinkSync(isWorkspace ? pathInCheckout(checkout, real) : real, target, 'junction');
  }
}

function isSameFile(one: string, other: string): boolean {
  return fs.existsSync(one) && fs.readFileSync(one, 'utf8') === fs.readFileSync(other, 'utf8');
}

function hasSameDependencies(folder: string, other: string): boolean {
  const dependenciesOf = (name: string): string => {
    const manifest = JSON.parse(fs.readFileSync(path.join(name, 'package.json'), 'utf8')) as Record<string, unknown>;
    return JSON.stringify(DEPENDENCY_FIELDS.map((field) => manifest[field]));
  };
  return fs.existsSync(path.join(folder, 'package.json')) && dependenciesOf(folder) === dependenciesOf(other);
}
