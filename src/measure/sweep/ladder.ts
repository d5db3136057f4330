import type { Settlement } from '../../model/settlement';
import { hasGrown, powerOver, SPAN, timeAt, upToSize, upToTime, type Climb } from './climb';
import { SEARCHED } from './search';

/**
 * Returns what times at some sizes show: larger sizes are wanted while they are unsettled. If those were tried in vain,
 * it takes less to settle.
 */
export type SettlementOf = (sizes: readonly number[], timesNs: readonly number[], isInVain: boolean) => Settlement;

/** Calls of the largest size take this long if the growth has settled by then. */
export const WANTED_NS = 2e6;
/** The fewest sizes of a sweep. */
const FEWEST = 4;
/** The ratio of neighbouring sizes, and of the highest ones of a fine sweep. */
const RATIO = { usual: 4, fine: 2, fineSteps: 4 } as const;
/** Calls whose time grows faster take a fine sweep: its halved sizes cost little more. */
const STEEP_POWER = 1.6;
/** Ever longer calls are tried, by this factor, for the end of a sweep that shows enough. */
const LONGER = 2;
/** Sizes that just show it may not in a second collection, so they are larger by this factor. */
const SURELY = 1.1;

/**
 * Returns the longest part of a climb in vain that comes close to what was looked for, or all of it if none does.
 *
 * @param risingTo - the size that a look ahead has shown the growth to go on to: shorter parts hide that
 */
export function bestOf(climb: Climb, settlement: SettlementOf, risingTo: number): Climb {
  const parts = climb
    .map((_, i) => climb.slice(0, i + 1))
    .slice(FEWEST)
    .filter((part) => part.at(-1)!.n >= risingTo);
  return parts.findLast((part) => hasGrown(part) && !isOpen(part, settlement, true)) ?? climb;
}

/** Returns the shortest part of a climb that exceeds the claim without end: what shorter calls show takes less time. */
export function shortenedIfEndless(climb: Climb, settlement: SettlementOf): Climb {
  const isEndless = (part: Climb): boolean => hasGrown(part) && shownBy(part, settlement) === 'endless';
  if (!isEndless(climb)) return climb;
  for (let callNs: number = WANTED_NS; callNs < climb.at(-1)!.timeNs; callNs *= LONGER) {
    const part = upToTime(climb, callNs);
    if (part.length >= FEWEST && isEndless(part)) return upToSize(climb, SURELY * part.at(-1)!.n);
  }
  return climb;
}

/** Whether the times at the sizes that would be chosen now leave the claim open. */
export function isOpen(climb: Climb, settlement: SettlementOf, isInVain = false): boolean {
  return shownBy(climb, settlement, { isInVain }) === 'unsettled';
}

/** Returns what the times at the sizes that would be chosen now show of the claim. */
export function shownBy(
  climb: Climb,
  settlement: SettlementOf,
  { isInVain = false, isFine }: { readonly isInVain?: boolean; readonly isFine?: boolean } = {},
): Settlement {
  const sizes = [...new Set(ladder(climb, isFine).map(Math.round))];
  return settlement(
    sizes,
    sizes.map((n) => timeAt(climb, n)),
    isInVain,
  );
}

/** Returns the sizes below the last step of the climb, in equal ratios and closer at the top of a fine sweep, not whole. */
export function ladder(climb: Climb, isFine = isSteep(climb)): number[] {
  const { n: top } = climb.at(-1)!;
  const bottom = Math.max(Math.min(SEARCHED.first, top), top / SPAN) * (1 - 1e-9);
  const usual = Math.min(isFine ? RATIO.fine : RATIO.usual, top ** (1 / (FEWEST - 1)));
  const sizes = [top];
  for (;;) {
    const isNear = sizes.length < FEWEST || (isFine && sizes.length <= RATIO.fineSteps);
    const next = sizes.at(-1)! / (isNear ? usual : RATIO.usual);
    if (next < bottom && sizes.length >= FEWEST) return sizes.reverse();
    sizes.push(next);
  }
}

/** Whether time grows fast over two usual steps: a step of the machine in one of them makes no sweep a fine one. */
export function isSteep(climb: Climb): boolean {
  return powerOver(climb, RATIO.usual ** 2) > STEEP_POWER;
}
