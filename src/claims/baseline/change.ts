import { medianOf } from '../../statistics/interval';
import { meanInterval } from '../../statistics/studentT';
import type { Change, ChangeOutcome } from './workloadChange';

/** Between what a change is none to speak of; an end that is left out is not bounded. */
export interface ChangeBounds {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** How a change is decided. */
export interface ChangeOptions extends ChangeBounds {
  /** How many changes are looked at together: any of them can be called more. @defaultValue 1 */
  readonly atOnce?: number;
}

/**
 * After so many pairs of processes it is looked whether they decide. What one process is like by chance, its memory
 * layout and what its compiler made of the code, is the same for all its rounds: pairs count, not rounds.
 */
export const PAIRS_AT_A_LOOK: readonly number[] = [3, 5, 9, 15];

/** The chance of calling more, or less, what is at that bound, by the mean. */
const CHANGE_ERROR_RATE = 1e-3;
/** The chance of calling the same, by the mean, what is at a bound: nothing fails by it. */
const SAME_ERROR_RATE = 0.01;
/**
 * How many pairs may lie elsewhere than the others, by the number of pairs: signs do not mind pairs that are far out, as
 * those of code are that a compiler makes one of two things of. Where the median is at a bound, all of nine pairs lie
 * beyond it with a chance of 1 in 512 and all of 15 but one with 16 in 32,768; none of nine does with 1 in 512, and no
 * more than three of 15 do with 576 in 32,768 (a sign test).
 */
const STRAYS: ReadonlyMap<number, { readonly fromChanged: number; readonly fromSame: number }> = new Map([
  [9, { fromChanged: 0, fromSame: 0 }],
  [15, { fromChanged: 1, fromSame: 3 }],
]);
const CONFIDENCE_TAIL = 0.025;

/**
 * Decides what a quantity is beside what it was, by the spread over pairs of processes.
 *
 * @param values - now less before, one a pair
 */
export function changeOf(
  values: readonly number[],
  { low = -Infinity, high = Infinity, atOnce = 1 }: ChangeOptions,
): Change {
  // Each look can be wrong.
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
 * What disturbs a round hits both times of it alike or one of them by chance, so that the ratio is as often too large
 * as too small. From pair to pair of the same code it varies by a fifth less than the ratio of the least times of nine
 * rounds does, on idle cores and beside busy processes: so half as many pairs again would be needed with those.
 *
 * @param now - the rounds, each a time a cell
 * @param before - as many rounds of the same cells
 */
export function logRatiosOf(now: readonly (readonly number[])[], before: readonly (readonly number[])[]): number[] {
  return now[0]!.map((_, cell) => medianOf(now.map((round, i) => Math.log(round[cell]! / before[i]![cell]!))));
}

/** Returns the least time of each cell. */
export function leastOf(rounds: readonly (readonly number[])[]): number[] {
  return rounds[0]!.map((_, cell) => Math.min(...rounds.map((round) => round[cell]!)));
}

/**
 * Returns by how much the exponent of n changed that times grow with: the slope of their ratio's logarithm.
 *
 * It is the median of the slopes between any two sizes (H. Theil, 1950; P. K. Sen, 1968), which sizes that are far out
 * by themselves do not move.
 */
export function slopeChange(sizes: readonly number[], logRatios: readonly number[]): number {
  const slopes = sizes.flatMap((n, i) =>
    sizes.slice(i + 1).map((m, j) => (logRatios[i + 1 + j]! - logRatios[i]!) / Math.log(m / n)),
  );
  return medianOf(slopes);
}
