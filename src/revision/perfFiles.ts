import fs from 'node:fs';
import path from 'node:path';
import type { BaseTree } from './worktree';

const PERF = '__perf__';
/** Where the perf files go that the base has itself, beside those of today. */
const AT_BASE = '__perf__.at-base';

/** A perf file at the base: as it is today, and as it was there. */
export interface PerfFileAtBase {
  readonly today: string;
  /** Undefined where it is the same, or there was none. */
  readonly atBase: string | undefined;
  /** Whether the base has none of that name. */
  readonly isNew: boolean;
}

/**
 * Puts today's perf files, with all that stands in their folders, in place of those of the base, so that both revisions
 * are asked the same.
 *
 * @param files - the perf files of the working tree
 */
export function layPerfFiles(worktree: BaseTree, files: readonly string[]): ReadonlyMap<string, PerfFileAtBase> {
  for (const folder of new Set(files.map(folderOf))) {
    const target = worktree.pathOf(folder);
    const kept = keptOf(target);
    if (fs.existsSync(kept)) continue;
    if (path.basename(folder) !== PERF) continue;
    if (fs.existsSync(target)) fs.renameSync(target, kept);
    else fs.mkdirSync(kept, { recursive: true });
    fs.cpSync(folder, target, { recursive: true, filter: (source) => path.basename(source) !== 'node_modules' });
  }
  return new Map(files.map((file) => [file, atBaseOf(worktree, file)]));
}

function atBaseOf(worktree: BaseTree, file: string): PerfFileAtBase {
  const today = worktree.pathOf(file);
  const folder = worktree.pathOf(folderOf(file));
  if (path.basename(folder) !== PERF) {
    // A perf file elsewhere stands among what is compared: it alone is replaced.
    fs.mkdirSync(path.dirname(today), { recursive: true });
    const isNew = !fs.existsSync(today);
    fs.copyFileSync(file, today);
    return { today, atBase: undefined, isNew };
  }
  const atBase = path.join(keptOf(folder), path.relative(folder, today));
  const isNew = !fs.existsSync(atBase);
  const isOther = !isNew && !fs.readFileSync(atBase).equals(fs.readFileSync(file));
  return { today, atBase: isOther ? atBase : undefined, isNew };
}

/** The innermost folder of perf files around a file, or the one it is in where it is in none. */
function folderOf(file: string): string {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (path.basename(folder) === PERF) return folder;
  }
  return path.dirname(file);
}

function keptOf(folder: string): string {
  return path.join(path.dirname(folder), AT_BASE);
}
