import { median } from '../../statistics/interval';
import { meanInterval } from '../../statistics/studentT';
import type { Change, ChangeOutcome } from './workloadChange';

/** The bounds between which a change does not matter; an end that is left out has no bound. */
export interface ChangeBounds {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** The bounds of a change, and how many are decided together. */
export interface ChangeOptions extends ChangeBounds {
  /** How many changes are decided together: each may wrongly be called more. @defaultValue 1 */
  readonly atOnce?: number;
}

/**
 * The numbers of pairs of processes after which a change may be decided. Chance gives a process its memory layout and
 * compiled code, which all its rounds share: pairs count, not rounds.
 */
export const PAIRS_AT_A_LOOK: readonly number[] = [3, 5, 9, 15];

/** The chance that the mean calls a change at a bound more, or less. */
const CHANGE_ERROR_RATE = 1e-3;
/** The chance that the mean calls a change at a bound the same: no test fails by that. */
const SAME_ERROR_RATE = 0.01;
/**
 * How many pairs may stray from the others, by the number of pairs. Sign tests tolerate outlying pairs, for example when
 * the JIT picks one of two versions. If the median is at a bound, all of nine pairs lie beyond it with a chance of 1 in
 * 512, and all of 15 but one with 16 in 32,768. None of nine does with 1 in 512, and at most three of 15 do with 576 in
 * 32,768.
 */
const STRAYS: ReadonlyMap<number, { readonly fromChanged: number; readonly fromSame: number }> = new Map([
  [9, { fromChanged: 0, fromSame: 0 }],
  [15, { fromChanged: 1, fromSame: 3 }],
]);
const CONFIDENCE_TAIL = 0.025;

/**
 * Returns whether and how a quantity changed, by the spread over pairs of processes.
 *
 * @param values - now less before, one a pair
 */
export function changeOf(
  values: readonly number[],
  { low = -Infinity, high = Infinity, atOnce = 1 }: ChangeOptions,
): Change {
  // Every look can be wrong.
  const looks = PAIRS_AT_A_LOOK.length;
  const surely = meanInterval(values, CHANGE_ERROR_RATE / looks / atOnce);
  const likely = meanInterval(values, SAME_ERROR_RATE / looks);
  const isOver = (value: number): boolean => value > high;
  const isUnder = (value: number): boolean => value < low;
  return { outcome: outcome(), change: meanInterval(values, CONFIDENCE_TAIL), values };

  function outcome(): ChangeOutcome {
    if (surely.low > high) return 'more';
    if (surely.high < low) return 'less';
    if (likely.low >= low && likely.high <= high) return 'same';
    const strays = STRAYS.get(values.length);
    if (strays === undefined) return 'open';
    const [over, under] = [values.filter(isOver).length, values.filter(isUnder).length];
    const nearlyAll = values.length - strays.fromChanged;
    if (atOnce === 1 && over >= nearlyAll) return 'more';
    if (atOnce === 1 && under >= nearlyAll) return 'less';
    return over <= strays.fromSame && under <= strays.fromSame ? 'same' : 'open';
  }
}

/**
 * Returns by how much each cell differs in a pair: the median over rounds of the logarithm of now / before.
 *
 * A disturbance of a round hits both of its times alike or one of them by chance, so that the ratio is as often too large
 * as too small. From pair to pair of the same code it varies by a fifth less than the ratio of the minima of nine rounds
 * does, on idle cores and beside busy processes: with minima, half as many pairs again would be needed.
 *
 * @param now - the rounds, each a time a cell
 * @param before - as many rounds of the same cells
 */
export function logRatiosOf(now: readonly (readonly number[])[], before: readonly (readonly number[])[]): number[] {
  return now[0]!.map((_, cell) => median(now.map((round, i) => Math.log(round[cell]! / before[i]![cell]!))));
}

/** Returns the minimum of each cell. */
export function leastOf(rounds: readonly (readonly number[])[]): number[] {
  return rounds[0]!.map((_, cell) => Math.min(...rounds.map((round) => round[cell]!)));
}

/**
 * Returns the change of the exponent of n: the slope of the logarithm of the times' ratio.
 *
 * It is the median of the slopes between any two sizes (H. Theil, 1950; P. K. Sen, 1968), so that a single outlying size
 * does not move it.
 */
export function slopeChange(sizes: readonly number[], logRatios: readonly number[]): number {
  const slopes = sizes.flatMap((n, i) =>
    sizes.slice(i + 1).map((m, j) => (logRatios[i + 1 + j]! - logRatios[i]!) / Math.log(m / n)),
  );
  return median(slopes);
}
