import type { Growth } from '../../model/growth';
import { AddedCostClaim } from '../addedCost/addedCostClaim';
import { ThroughputClaim } from '../budget/throughputClaim';
import { TimeBudgetClaim } from '../budget/timeBudgetClaim';
import { ComparisonClaim } from '../comparison/comparisonClaim';
import { ConstantClaim } from '../constant/constantClaim';
import type { TimedClaim } from '../kinds';
import { OverheadClaim } from '../overhead/overheadClaim';
import { ScalingClaim } from '../scaling/scalingClaim';
import { SlopeClaim } from '../slope/slopeClaim';
import { SIZES } from './curves';

/** The sizes of claims that need no wide sweep. */
export const FEW = [2, 4, 8];
/** The arms of a claim on two. */
export const pair = { arm: 'a', other: 'b' } as const;

/** Returns the claim that time grows like a growth, or at most so. */
export function scaling(growth: Growth, atMost: boolean): TimedClaim {
  return new ScalingClaim({ arm: 'a', sizes: SIZES, growth, atMost });
}

/** Returns the claim that a time stays within a factor. */
export function constantWithin(factor: number): TimedClaim {
  return new ConstantClaim({ arm: 'a', sizes: SIZES, factor });
}

/** Returns the claim that an overhead stays within a factor. */
export function overheadWithin(factor: number): TimedClaim {
  return new OverheadClaim({ ...pair, sizes: FEW, factor });
}

/** Returns the claim that one more n costs the same in both arms, within a share. */
export function slopeWithin(within: number): TimedClaim {
  return new SlopeClaim({ ...pair, sizes: SIZES, within });
}

/** Returns the claim that the ratio of two times is within bounds, of which one can be missing. */
export function ratioWithin(low?: number, high?: number): TimedClaim {
  return new ComparisonClaim({ ...pair, sizes: FEW, ...(low && { low }), ...(high && { high }) });
}

/** Returns the claim that one arm costs at most so much more than the other. */
export function atMostMore(atMostNs: number): TimedClaim {
  return new AddedCostClaim({ ...pair, sizes: FEW, atMostNs });
}

/** Returns the claim that a quantile of the time of a call is within a limit. */
export function inTime(quantile: number, limitNs: number): TimedClaim {
  return new TimeBudgetClaim({ arm: 'a', n: 1, limitNs, quantile });
}

/** Returns the claim that a rate of calls is sustained. */
export function atRate(perSecond: number): TimedClaim {
  return new ThroughputClaim({ arm: 'a', n: 1, perSecond });
}
