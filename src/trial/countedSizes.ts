import { sinceNs, type Clock } from '../measure/clock/clock';
import { SEARCHED } from '../measure/sweep/search';
import { sizeFailureOf } from '../measure/sweep/sizeFailure';
import type { Count } from '../model/metric';
import type { SizeFailure } from '../model/sweepEnd';

/** So long the calls of one size may take, all of them and their inputs, for twice the size to be counted too. */
const LONGEST_NS = 60e6;
/** A size that takes so many times longer is the last one, whatever those before it took. */
const MUCH_LONGER = 4;
/** Where counts, or times that are long enough to be sure of, grow by more over a doubling, they may explode. */
const EXPLOSIVE = { ratio: 20, leastNs: 5e6 } as const;
/** The largest size over the smallest, and how many sizes there are at least. */
const SIZES = { span: 512, fewest: 5 } as const;

/** Counts at sizes that were chosen, and what ended them if the workload did. */
export interface ChosenCounts {
  readonly counts: readonly Count[];
  readonly failure?: SizeFailure | undefined;
}

/**
 * Counts at larger and larger sizes until that takes long. Sizes are doubled, so that capacities that double with them
 * make no stairs; where calls explode from one n to the next, they are closer.
 *
 * @param countAt - counts the calls of a size, several times
 */
export async function countUpwards(
  countAt: (n: number) => Promise<number[]>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<ChosenCounts> {
  const counts: Count[] = [];
  // The first counting takes longer than the code: it reads the sources.
  await countAt(SEARCHED.first);
  let beforeNs = Infinity;
  for (let n: number = SEARCHED.first; ;) {
    signal.throwIfAborted();
    const start = clock.now();
    try {
      counts.push({ n, counted: await countAt(n) });
    } catch (error) {
      const failure = counts.length < SIZES.fewest ? undefined : sizeFailureOf(error);
      if (failure === undefined) throw error;
      return { counts: topOf(counts), failure };
    }
    const timeNs = sinceNs(clock, start);
    const next = explodes(counts, timeNs / beforeNs, timeNs) ? n + 1 : 2 * n;
    // A single size may take long because of the machine.
    const isLong = timeNs > MUCH_LONGER * LONGEST_NS || Math.min(timeNs, beforeNs) > LONGEST_NS;
    if ((isLong && counts.length > 1) || next > SEARCHED.last) return { counts: topOf(counts) };
    beforeNs = timeNs;
    n = next;
  }
}

/** Returns the sizes up to a given one, each half of the next. */
export function sizesUpTo(upTo: number): number[] {
  const sizes: number[] = [];
  for (let n = upTo; n >= 2 && upTo / n <= SIZES.span; n /= 2) sizes.unshift(Math.round(n));
  return [...new Set(sizes)];
}

/** Whether twice the size might not return: counts or times have grown too fast since the size before. */
function explodes(counts: readonly Count[], timeRatio: number, timeNs: number): boolean {
  const [before, last] = counts.slice(-2);
  if (before === undefined || last === undefined) return false;
  const countRatio = Math.max(...last.counted) / Math.max(1, ...before.counted);
  // A step from one n to the next is half of a doubling at most.
  const limit = last.n === 2 * before.n ? EXPLOSIVE.ratio : 1;
  return countRatio > limit || (timeRatio > limit && timeNs > EXPLOSIVE.leastNs);
}

/** Returns the counts of the largest sizes: small ones show the beginning of the code only. */
function topOf(counts: readonly Count[]): Count[] {
  const top = counts.at(-1)!.n;
  return counts.filter(({ n }, i) => top / n <= SIZES.span || i >= counts.length - SIZES.fewest);
}
