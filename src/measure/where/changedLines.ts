import path from 'node:path';
import type { CostlyLine, Where } from '../../model/where';

/** Lines with less than this share of what the costliest one adds carry nothing, and more than so many are no answer. */
const CARRYING = { share: 0.25, lines: 3 } as const;

/** The lines of a call of the same arm at a base and now, and the folders that the two revisions lie in. */
export interface Revisions {
  readonly base: Where;
  readonly now: Where;
  readonly folders: { readonly base: string; readonly now: string };
  /** The base, as the reader names it. */
  readonly baseName: string;
}

/** Returns the lines whose time rose most since the base: a line is the same if its text and its file are. */
export function changedLines({ base, now, folders, baseName }: Revisions): Where {
  const before = new Map<string, number>();
  for (const line of base.lines) {
    const key = keyOf(line, folders.base);
    before.set(key, (before.get(key) ?? 0) + line.share.to * base.to.timeNs);
  }
  const risen = now.lines
    .map((line) => {
      const beforeNs = before.get(keyOf(line, folders.now)) ?? 0;
      return { line, beforeNs, riseNs: line.share.to * now.to.timeNs - beforeNs };
    })
    .filter(({ riseNs }) => riseNs > 0)
    .sort((a, b) => b.riseNs - a.riseNs);
  return {
    from: { ...base.to, arm: `${base.to.arm} at ${baseName}` },
    to: now.to,
    lines: risen
      .filter(({ riseNs }) => riseNs >= CARRYING.share * risen[0]!.riseNs)
      .slice(0, CARRYING.lines)
      .map(({ line, beforeNs }) => ({ ...line, share: { from: beforeNs / base.to.timeNs, to: line.share.to } })),
  };
}

function keyOf({ file, line, firstLine, source }: CostlyLine, folder: string): string {
  return `${path.relative(folder, file)}: ${source[line - firstLine]!.trim()}`;
}
