import { ScalingClaim } from '../../../src/claims/scaling/scalingClaim';
import { linear, linearithmic, power, quadratic } from '../../../src/claims/testing/curves';
import { SETTLING_SHIFT, shiftedSizes } from '../../../src/measure/sweep/sweep';
import type { Curve, Growth } from '../../../src/model/growth';
import type { Case, Right } from './case';

/** Sizes as the package chooses them: each four times the one before, the two steps at the top of steep times smaller. */
const SIZES = {
  usual: [67, 269, 1_074, 4_297, 17_189, 68_755],
  steep: [11, 43, 173, 692, 1_383, 2_766, 5_532],
} as const;
/** The distortion of each size that the guards of these claims allow for. */
const DISTORTION = 0.05;

type Row = readonly [truth: string, curve: Curve, right: Right];

/** Returns n times a factor above a size: what caches, large objects and garbage do. */
const step =
  (factor: number, above: number, curve: Curve = linear): Curve =>
  (n) =>
    n > above ? factor * curve(n) : curve(n);
/** Returns n that costs more below a size: code that is compiled from there on. */
const compiled =
  (factor: number, from: number): Curve =>
  (n) =>
    n < from ? factor * n : n;
/** The largest size, and how long a call of it takes. */
const TOP = SIZES.usual.at(-1)!;
/** Returns a curve and a part of it of another growth, so many times as much at the top. */
const beside =
  (curve: Curve, other: Curve, times: number): Curve =>
  (n) =>
    TOP * (curve(n) / curve(TOP) + (times * other(n)) / other(TOP));
const knee =
  (from: number): Curve =>
  (n) =>
    n <= from ? n : (n * n) / from;

const STEPS: readonly Row[] = [2, 4, 8, 16].flatMap((factor) =>
  [200, 2_000, 10_000, 40_000].map((above): Row => [
    `n, x${String(factor)} above ${above.toLocaleString('en')}`,
    step(factor, above),
    'holds',
  ]),
);

const LINEAR: readonly Row[] = [
  ['n', linear, 'holds'],
  ['n log n', linearithmic, 'holds'],
  ['n^1.1', power(1.1), 'holds'],
  ...STEPS,
  ['n, x4 above 2,000 and x3 above 40,000', step(3, 40_000, step(4, 2_000)), 'holds'],
  ['n log n, x8 above 10,000', step(8, 10_000, linearithmic), 'holds'],
  ['n, a third below 1,000 before it is compiled', compiled(3, 1_000), 'holds'],
  ['a + n, a as much as the top', beside(linear, () => 1, 1), 'holds'],
  ['n + n^2, equal at the top', beside(linear, quadratic, 1), 'either'],
  ['n + n^2, the square 30 times the rest at the top', beside(linear, quadratic, 30), 'violated'],
  ['n^1.5', power(1.5), 'violated'],
  ['n^2', quadratic, 'violated'],
  ['n, then n^2 from 1,074', knee(1_074), 'violated'],
  ['n, then n^2 from 17,189', knee(17_189), 'either'],
];

const SLOWER: readonly Row[] = [
  ['sqrt n', Math.sqrt, 'violated'],
  ['a + log n', (n) => 3 + Math.log2(n), 'violated'],
  ['constant', () => 1, 'violated'],
];

/** The claims whose sizes the package chooses. */
export const settledCases: readonly Case[] = [
  ...casesOf('n', true, LINEAR),
  ...casesOf('n', false, [...LINEAR, ...SLOWER]),
  ...casesOf('1', true, [
    ['constant', () => 1, 'holds'],
    ['constant, x4 above 10,000', step(4, 10_000, () => 1), 'holds'],
    ['log n', Math.log2, 'holds'],
    ['sqrt n', Math.sqrt, 'violated'],
    ['n', linear, 'violated'],
  ]),
  ...casesOf('log n', true, [
    ['log n', Math.log2, 'holds'],
    ['log n, x4 above 10,000', step(4, 10_000, Math.log2), 'holds'],
    ['n', linear, 'violated'],
  ]),
  ...casesOf('n log n', true, [
    ['n log n', linearithmic, 'holds'],
    ['n log n, x8 above 2,000', step(8, 2_000, linearithmic), 'holds'],
    ['n^2', quadratic, 'violated'],
  ]),
  ...casesOf(
    'n^2',
    true,
    [
      ['n^2', quadratic, 'holds'],
      ['n^2, x4 above 1,000', step(4, 1_000, quadratic), 'holds'],
      ['n^2, x8 above 2,000', step(8, 2_000, quadratic), 'holds'],
      ['n^3', power(3), 'violated'],
    ],
    SIZES.steep,
  ),
];

function casesOf(
  growth: Growth,
  atMost: boolean,
  rows: readonly Row[],
  sizes: readonly number[] = SIZES.usual,
): Case[] {
  const claim = (over: readonly number[]): ScalingClaim =>
    new ScalingClaim({ arm: 'work', sizes: over, growth, atMost, chosen: true });
  return rows.map(([truth, curve, right]) => ({
    matcher: `${atMost ? 'toScaleAtMost' : 'toScaleAs'}('${growth}'), sizes chosen`,
    truth,
    claim: claim(sizes),
    another: claim(shiftedSizes(sizes, 1 / SETTLING_SHIFT)),
    curves: [curve],
    distortion: DISTORTION,
    right,
  }));
}
