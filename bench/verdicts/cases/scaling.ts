import type { Growth } from '../../../src/model/growth';
import { excessOver, ScalingClaim } from '../../../src/claims/scaling/scalingClaim';
import {
  cacheStep,
  knee,
  linear,
  linearithmic,
  power,
  quadratic,
  REAL_BENDS,
  SIZES,
  smallPenalty,
  staircase,
  withFixedCost,
} from '../../../src/claims/testing/curves';
import type { Curve } from '../../../src/model/growth';
import { shiftedSizes } from '../../../src/measure/sweep/sweep';
import { SHIFT } from '../../../src/trial/chosenSizes';
import type { Case, Right } from './case';

/** The distortion of each size that the guards of these claims allow for. */
const DISTORTION = 0.05;

type Row = readonly [truth: string, curve: Curve, right: Right, distortion?: number];

interface Claimed {
  readonly growth: Growth;
  readonly atMost?: boolean;
  readonly notLike?: Growth;
}

const LINEAR: readonly Row[] = [
  ['n', linear, 'holds'],
  ['a + n, a a tenth of the top', withFixedCost(0.1, linear), 'holds'],
  ['a + n, a as much as the top', withFixedCost(1, linear), 'holds'],
  ['a + n, a 20 times the top', withFixedCost(20, linear), 'holds'],
  ['n, a cache step of 1.5 in the middle', cacheStep(1.5, 'middle'), 'holds'],
  ['n, a cache step of 2.5 at the top', cacheStep(2.5, 'top'), 'holds'],
  ['n, the smallest size 1.3 times slower', smallPenalty, 'holds'],
  ['n, a staircase of capacities', staircase, 'holds'],
  // These are distorted by their shape.
  ...Object.entries(REAL_BENDS).map(([name, curve]): Row => [`n as measured: ${name}`, curve, 'holds', 0]),
  ['n log n', linearithmic, 'holds'],
  ['n^1.1', power(1.1), 'holds'],
  ['n^1.2', power(1.2), 'holds'],
  ['n^1.25, the bound, undistorted', power(1.25), 'neither', 0],
];

const STEEPER: readonly Row[] = [
  ['n^1.5', power(1.5), 'violated'],
  ['n^2', quadratic, 'violated'],
  ['a + n^2, a a tenth of the top', withFixedCost(0.1, quadratic), 'violated'],
  ['n, then n^2 from the middle', knee('middle'), 'violated'],
  ['n, then n^2 from the fifth of six sizes', knee('fifth'), 'violated'],
];

const SLOWER: readonly Row[] = [
  ['n^0.75, the bound, undistorted', power(0.75), 'neither', 0],
  ['sqrt n', Math.sqrt, 'violated'],
  ['a + log n', (n) => 3 + Math.log2(n), 'violated'],
  ['constant', () => 1, 'violated'],
];

/** Returns truths of slower growth, which a claim of the form "at most" allows. */
const allowed = (rows: readonly Row[]): Row[] => rows.map(([name, curve]) => [name, curve, 'holds']);

const RIVAL_MARGIN = excessOver('n', 'n log n', SIZES) / 2;

/** The scaling claims. */
export const scalingCases: readonly Case[] = [
  ...casesOf("toScaleAs('n')", { growth: 'n' }, [
    ...LINEAR,
    ...STEEPER,
    ['a + n^2, a as much as the top', withFixedCost(1, quadratic), 'violated'],
    ...SLOWER,
  ]),
  ...casesOf("toScaleAtMost('n')", { growth: 'n', atMost: true }, [
    ...LINEAR,
    ...STEEPER,
    // Time only doubles over the sweep, and hardly grows up to its middle.
    ['a + n^2, a as much as the top', withFixedCost(1, quadratic), 'either'],
    ...allowed(SLOWER),
  ]),
  ...casesOf("toScaleAs('n log n')", { growth: 'n log n' }, [
    ['n log n', linearithmic, 'holds'],
    ['n', linear, 'holds'],
    ['n^2', quadratic, 'violated'],
    ['sqrt n', Math.sqrt, 'violated'],
  ]),
  ...casesOf("toScaleAtMost('log n')", { growth: 'log n', atMost: true }, [
    ['log n', Math.log2, 'holds'],
    ['constant', () => 1, 'holds'],
    ['sqrt n', Math.sqrt, 'violated'],
    ['n', linear, 'violated'],
  ]),
  ...casesOf("toScaleAtMost('1')", { growth: '1', atMost: true }, [
    ['constant', () => 1, 'holds'],
    ['n^0.25, the bound, undistorted', power(0.25), 'neither', 0],
    ['sqrt n', Math.sqrt, 'violated'],
    ['n', linear, 'violated'],
  ]),
  ...casesOf("toScaleAtMost('n^2')", { growth: 'n^2', atMost: true }, [
    ['n^2', quadratic, 'holds'],
    ['n', linear, 'holds'],
    ['n^3', power(3), 'violated'],
  ]),
  ...casesOf("toScaleAs('n', { notLike: 'n log n' })", { growth: 'n', notLike: 'n log n' }, [
    ['n, distorted by 2 %', linear, 'holds', 0.02],
    ['n log n, distorted by 2 %', linearithmic, 'violated', 0.02],
    ['n^2', quadratic, 'violated'],
    ['half-way to n log n, the bound, undistorted', power(1 + RIVAL_MARGIN), 'neither', 0],
  ]),
];

function casesOf(matcher: string, { growth, atMost = false, notLike }: Claimed, rows: readonly Row[]): Case[] {
  const claim = (sizes: readonly number[]): ScalingClaim =>
    new ScalingClaim({ arm: 'work', sizes, growth, atMost, notLike });
  return rows.map(([truth, curve, right, distortion = DISTORTION]) => ({
    matcher,
    truth,
    claim: claim(SIZES),
    another: claim(shiftedSizes(SIZES, SHIFT)),
    curves: [curve],
    distortion,
    right,
  }));
}
