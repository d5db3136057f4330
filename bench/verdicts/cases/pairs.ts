import { AddedCostClaim } from '../../../src/claims/addedCost/addedCostClaim';
import type { TimedClaim } from '../../../src/claims/kinds';
import { ComparisonClaim } from '../../../src/claims/comparison/comparisonClaim';
import { OverheadClaim } from '../../../src/claims/overhead/overheadClaim';
import { CrossoverClaim } from '../../../src/claims/crossover/crossoverClaim';
import { ExplanationClaim } from '../../../src/claims/explanation/explanationClaim';
import { SlopeClaim } from '../../../src/claims/slope/slopeClaim';
import { linear } from '../../../src/claims/testing/curves';
import type { Curve } from '../../../src/model/growth';
import type { Case, Right } from './case';

/** The cost of an arm beside another one, which costs n. */
type Row = readonly [truth: string, arm: Curve, right: Right, distortion?: number];

const arms = { arm: 'a', other: 'b' };
const compared = { ...arms, sizes: [100, 1000, 10_000] };
const times =
  (factor: number): Curve =>
  (n) =>
    factor * n;
const plus =
  (overhead: Curve): Curve =>
  (n) =>
    n + overhead(n);

/** The claims on two arms, each cell distorted as the claim's guards allow for. */
export const pairCases: readonly Case[] = [
  ...casesOf("toHaveConstantOverhead({ within: '2x' })", 0.01, overhead(2), [
    ['n + 1', plus(() => 1), 'holds'],
    ['n + 4', plus(() => 4), 'holds'],
    ['n plus 1 at n = 2 and 2 at n = 8, the bound, undistorted', plus((n) => 1 + (n - 2) / 6), 'neither', 0],
    ['1.5 n', times(1.5), 'violated'],
    ['2 n', times(2), 'violated'],
  ]),
  ...casesOf("toHaveSameSlopeAs({ within: '15 %' })", 0.02, slope(0.15), [
    ['n', linear, 'holds'],
    ['n + 1', plus(() => 1), 'holds'],
    ['n + 8', plus(() => 8), 'holds'],
    ['1.05 n', times(1.05), 'holds'],
    ['1.15 n, the bound, undistorted', times(1.15), 'neither', 0],
    ['1.5 n', times(1.5), 'violated'],
    ['0.6 n', times(0.6), 'violated'],
    ['n + n^2 / 50', plus((n) => n ** 2 / 50), 'violated'],
  ]),
  ...casesOf("toBeAsFastAs({ within: '10 %' })", 0.006, comparison({ low: 1 / 1.1, high: 1.1 }), [
    ['n', linear, 'holds'],
    ['1.1 n, the bound, undistorted', times(1.1), 'neither', 0],
    ['1.25 n', times(1.25), 'violated'],
    ['0.8 n', times(0.8), 'violated'],
  ]),
  ...casesOf("toBeFasterThan({ by: '1.05x' })", 0.006, comparison({ high: 1 / 1.05 }), [
    ['n', linear, 'violated'],
    ['n / 1.05, the bound, undistorted', times(1 / 1.05), 'neither', 0],
    ['n / 1.2', times(1 / 1.2), 'holds'],
    ['1.1 n', times(1.1), 'violated'],
  ]),
  ...casesOf('toBecomeFasterThan({ before: 1000 })', 0.006, crossover(1_000), [
    ['500, the crossing at half the size', () => 500, 'holds'],
    ['1,000, the crossing at that very size, undistorted', () => 1_000, 'neither', 0],
    ['2,000, the crossing at twice the size', () => 2_000, 'violated'],
    ['n / 1.2', times(1 / 1.2), 'holds'],
  ]),
  ...casesOf("toCostAtMost('10 ns')", 0.01, cost(10), [
    ['n + 4', plus(() => 4), 'holds'],
    ['n + 10, the bound, undistorted', plus(() => 10), 'neither', 0],
    ['n + 25', plus(() => 25), 'violated'],
    ['2 n', times(2), 'violated'],
  ]),
  ...casesOf("toBeExplainedBy('steps', { within: '10 %' })", 0.02, explanation(0.1), [
    ['n, at the same price', linear, 'holds'],
    ['1.05 n', times(1.05), 'holds'],
    ['1.5 n, at half as much again', times(1.5), 'violated'],
    ['0.6 n', times(0.6), 'violated'],
    ['n + n^2 / 20', plus((n) => n ** 2 / 20), 'violated'],
  ]),
  ...casesOf("toBeFasterThan({ by: '2x' })", 0.006, comparison({ high: 1 / 2 }), [
    ['n / 2.5', times(1 / 2.5), 'holds'],
    ['n / 2, the bound, undistorted', times(1 / 2), 'neither', 0],
    ['n / 1.7', times(1 / 1.7), 'violated'],
    ['n', linear, 'violated'],
  ]),
];

function overhead(factor: number): TimedClaim {
  return new OverheadClaim({ ...arms, sizes: [2, 4, 8], factor });
}

function slope(within: number): TimedClaim {
  return new SlopeClaim({ ...arms, sizes: [2, 6, 20, 60, 180, 340], within });
}

function comparison(bounds: { readonly low?: number; readonly high?: number }): TimedClaim {
  return new ComparisonClaim({ ...compared, ...bounds });
}

function crossover(before: number): TimedClaim {
  return new CrossoverClaim({ ...compared, before });
}

function cost(atMostNs: number): TimedClaim {
  return new AddedCostClaim({ ...arms, sizes: [10, 20, 40], atMostNs });
}

/** Returns a claim on two arms that both count n. */
function explanation(within: number): TimedClaim {
  const sizes = [2, 6, 20, 60];
  return new ExplanationClaim({
    metric: 'steps',
    sizes,
    within,
    arms: ['a', 'b'].map((arm) => ({ arm, counts: sizes })),
  });
}

function casesOf(matcher: string, expected: number, claim: TimedClaim, rows: readonly Row[]): Case[] {
  return rows.map(([truth, arm, right, distortion = expected]) => ({
    matcher,
    truth,
    claim,
    curves: [arm, linear],
    distortion,
    right,
  }));
}
