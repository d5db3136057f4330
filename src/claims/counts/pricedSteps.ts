import { excessExponent, excessRange } from '../../statistics/regression/bend';
import { logPrices, priceChange, stepsOf } from '../scaling/price';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { curveOf, type Curve } from '../../model/growth';
import { undecided, type Verdict } from '../../model/verdict';
import { mostRise } from '../scaling/settledGrowth';
import { countsAtSizes, unsteadyCounts } from './countedClaim';
import { countedGrowth } from './countedGrowth';
import type { PricedStepsEvidence } from './evidence';

/** A price that rises by a higher power of n over the last two steps of four may rise on. */
const MOST_AT_TOP = 0.6;
/**
 * A part of the code that grows n times as fast as the rest makes no step steeper than n. One that is steeper by far is a
 * jump of the machine, in which such a part may hide.
 */
const JUMP = { least: 1.25, hidden: 1 } as const;

/** Returns the evidence of what was counted, with the growth of the steps beside the claimed one. */
export function pricedSteps(found: Omit<PricedStepsEvidence, 'kind' | 'excess'>): PricedStepsEvidence {
  const { growth, rows } = found;
  const sizes = rows.map(({ n }) => n);
  const steps = countsAtSizes(rows);
  const claimed = curveOf(growth)!;
  const isFlat = steps.every((count) => count === steps[0]);
  const excess = isFlat ? excessRange(sizes, claimed).low : excessExponent(sizes, claimed, steps);
  return { kind: 'priced steps', ...found, excess };
}

/**
 * Judges a claim on time that the shape of the times left open, by the exact steps of the code.
 *
 * Steps that grow faster than claimed, beyond the margin of the claim, violate it: time grows at least as they do. Steps
 * that do not are no proof alone, since native code may work on all of n in each. Where the code calls none that does, its
 * work is what its steps say, and what time grows by beside them is what a machine adds: caches and garbage, a factor that
 * is bounded. So the claim holds if the price of a unit rose by no more than that, and not by most of it at the top. Where
 * it calls some, and times show a rise that no machine adds (`nativeRise.ts`), that work violates the claim.
 */
export function judgePricedSteps(evidence: PricedStepsEvidence): Verdict<PricedStepsEvidence> {
  const unsteady = unsteadyCounts(evidence.rows);
  if (unsteady !== undefined) return undecided(unsteady, evidence);
  const outcome = outcomeOf(evidence);
  return outcome === undefined ? undecided(openTail(evidence), evidence) : { outcome, evidence };
}

function outcomeOf(evidence: PricedStepsEvidence): 'holds' | 'violated' | undefined {
  const { growth, atMost, margin, rows, unbounded, unknown = [], isLinear } = evidence;
  const claimed = curveOf(growth)!;
  const steps = countsAtSizes(rows);
  const beside = (power: number): ReturnType<typeof countedGrowth> =>
    countedGrowth(
      rows.map(({ n }) => n),
      steps,
      (n) => claimed(n) * n ** power,
    );
  const above = beside(margin);
  if (above === 'faster' || evidence.nativeRise === true) return 'violated';
  const hasNativeWork = unbounded.length > 0 || unknown.length > 0 || (isLinear && isSlowerThanLinear(claimed));
  if (above === 'open' || hasNativeWork || !isBounded(evidence)) return undefined;
  if (atMost) return 'holds';
  switch (beside(-margin)) {
    case 'slower':
      return isLinear ? undefined : 'violated';
    case 'as claimed':
    case 'faster':
      return 'holds';
    default:
      return undefined;
  }
}

/** Whether native code that works through all elements once takes more than a claim allows. */
function isSlowerThanLinear(claimed: Curve): boolean {
  return claimed(2 ** 30) < 2 ** 30;
}

function isBounded(evidence: PricedStepsEvidence): boolean {
  const { growth, rows } = evidence;
  const claimed = curveOf(growth)!;
  const sizes = rows.map(({ n }) => n);
  const steps = stepsOf(sizes);
  const { lower, upper, width } = steps.double;
  const prices = logPrices(
    sizes,
    rows.map(({ timeNs }) => timeNs.estimate),
    claimed,
  );
  let rise = 0;
  for (let i = lower; i < upper; i++) {
    const stepWidth = Math.log(sizes[i + 1]! / sizes[i]!);
    const step = prices[i + 1]! - prices[i]!;
    rise += step > JUMP.least * stepWidth ? JUMP.hidden * stepWidth : step;
  }
  const most = mostRise(priceChange(steps, prices));
  return Math.log(priceRise(evidence).rise.high) <= most && rise <= MOST_AT_TOP * width;
}

function openTail({ rows }: PricedStepsEvidence): Obstacle {
  const [before, top] = rows.slice(-2) as [PricedStepsEvidence['rows'][number], PricedStepsEvidence['rows'][number]];
  const exponent = Math.log(top.timeNs.estimate / before.timeNs.estimate) / Math.log(top.n / before.n);
  return { kind: 'bent tail', from: before.n, to: top.n, exponent };
}

/** Returns by what factor a unit of the claimed growth became dearer at the top, and where it was cheapest. */
export function priceRise({ growth, rows }: Pick<PricedStepsEvidence, 'growth' | 'rows'>): {
  readonly cheapestAt: number;
  readonly rise: Interval;
} {
  const claimed = curveOf(growth)!;
  const prices = rows.map(({ n, timeNs: { estimate, low, high } }) => ({
    n,
    estimate: estimate / claimed(n),
    low: low / claimed(n),
    high: high / claimed(n),
  }));
  const top = prices.at(-1)!;
  const cheapest = prices.reduce((least, price) => (price.estimate < least.estimate ? price : least));
  const over = (numerator: number, denominator: number): number => Math.max(1, numerator / denominator);
  return {
    cheapestAt: cheapest.n,
    rise: {
      estimate: over(top.estimate, cheapest.estimate),
      low: over(top.low, cheapest.high),
      high: over(top.high, cheapest.low),
    },
  };
}
