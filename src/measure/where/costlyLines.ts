/** What a line of source costs in one call. */
export interface LineCost {
  /** Tells a line from others, whichever call it is of. */
  readonly key: string;
  readonly timeNs: number;
  /** Of that, in native code with a name, and in the garbage collector. */
  readonly nativeNs: number;
  readonly garbageNs: number;
}

/** The time of one call, and of each of its lines. */
export interface CallCost {
  readonly timeNs: number;
  readonly lines: readonly LineCost[];
}

/** A line that costs more than is allowed. */
export interface Excess {
  readonly key: string;
  /** Its share of the time of each call. */
  readonly share: { readonly from: number; readonly to: number };
  /** The shares of its time in native code with a name, and in the garbage collector. */
  readonly nativeShare: number;
  readonly garbageShare: number;
}

/** A line with less than this share of the excess of the costliest one carries nothing. */
const CARRYING = 0.25;
/** More lines than this are no answer. */
const MOST_LINES = 3;

/** A line with less than this share of the time of a call does not count in it. */
const COUNTING = 0.02;

/** Returns the lines that a call spends its time in, the costliest first. */
export function linesOfCall({ timeNs, lines }: CallCost): Excess[] {
  return lines
    .filter((line) => line.timeNs >= COUNTING * timeNs)
    .sort((a, b) => b.timeNs - a.timeNs)
    .map((line) => excessOf(line, { from: line.timeNs / timeNs, to: line.timeNs / timeNs }));
}

/**
 * Returns the lines that make a call cost more than a claim allows, the costliest first.
 *
 * @param allowed - how many times as much as the first call the second one may cost
 */
export function costlyLines(from: CallCost, to: CallCost, allowed: number): Excess[] {
  const before = new Map(from.lines.map(({ key, timeNs }) => [key, timeNs]));
  const beforeNs = (key: string): number => before.get(key) ?? 0;
  const excesses = to.lines
    .map((line) => ({ ...line, excessNs: line.timeNs - allowed * beforeNs(line.key) }))
    .filter(({ excessNs }) => excessNs > 0)
    .sort((a, b) => b.excessNs - a.excessNs);
  return excesses
    .filter(({ excessNs }) => excessNs >= CARRYING * excesses[0]!.excessNs)
    .slice(0, MOST_LINES)
    .map((line) => excessOf(line, { from: beforeNs(line.key) / from.timeNs, to: line.timeNs / to.timeNs }));
}

function excessOf({ key, timeNs, nativeNs, garbageNs }: LineCost, share: Excess['share']): Excess {
  return { key, share, nativeShare: nativeNs / timeNs, garbageShare: garbageNs / timeNs };
}
