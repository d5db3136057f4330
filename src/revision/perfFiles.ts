import fs from 'node:fs';
import path from 'node:path';
import { pathInCheckout, type Checkout } from './checkout';

const PERF_FOLDER = '__perf__';
/** The folder for the base's own perf files, beside the current ones. */
const ORIGINALS = '__perf__.at-base';

/** A perf file in a checkout of the base. */
export interface PerfFileAtBase {
  /** The path of a copy of the current file. */
  readonly current: string;
  /** The path of the file as the base had it; undefined if it is the same, or the base had none. */
  readonly original: string | undefined;
  /** Whether the base has no file of that name. */
  readonly isNew: boolean;
}

/**
 * Replaces the perf files of a checkout and their folders by those of the working tree, so that both revisions run the
 * same tests.
 *
 * @param files - the perf files of the working tree
 * @returns each file with its paths in the checkout
 */
export function replacePerfFiles(checkout: Checkout, files: readonly string[]): ReadonlyMap<string, PerfFileAtBase> {
  return new Map(files.map((file) => [file, replacePerfFile(checkout, file)]));
}

function replacePerfFile(checkout: Checkout, file: string): PerfFileAtBase {
  const current = pathInCheckout(checkout, file);
  const folder = perfFolderOf(file);
  if (folder === undefined) {
    // It lies among the code that is compared: only the file itself is replaced.
    const isNew = !fs.existsSync(current);
    fs.cpSync(file, current);
    return { current, original: undefined, isNew };
  }
  const original = path.join(replaceFolder(checkout, folder), path.relative(folder, file));
  const isNew = !fs.existsSync(original);
  const isSame = !isNew && fs.readFileSync(original).equals(fs.readFileSync(file));
  return { current, original: isNew || isSame ? undefined : original, isNew };
}

/** Replaces a folder of perf files, unless that is done already, and returns the folder of the originals. */
function replaceFolder(checkout: Checkout, folder: string): string {
  const target = pathInCheckout(checkout, folder);
  const originals = path.join(path.dirname(target), ORIGINALS);
  if (fs.existsSync(originals)) return originals;
  if (fs.existsSync(target)) fs.renameSync(target, originals);
  else fs.mkdirSync(originals, { recursive: true });
  fs.cpSync(folder, target, { recursive: true, filter: (source) => path.basename(source) !== 'node_modules' });
  return originals;
}

/** Returns the innermost `__perf__` folder around a file, or undefined if there is none. */
function perfFolderOf(file: string): string | undefined {
  const folders = path.dirname(file).split(path.sep);
  const depth = folders.lastIndexOf(PERF_FOLDER);
  return depth === -1 ? undefined : folders.slice(0, depth + 1).join(path.sep);
}
