import type { Evidence } from '../../claims/kinds';
import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';

/** An estimate with an interval of the same width to either side, as a share of it. */
export function about(estimate: number, share: number): Interval {
  const spread = Math.abs(estimate) * share;
  return { estimate, low: estimate - spread, high: estimate + spread };
}

const SIZES = [10, 100, 1_000];
const timesOf = (arm: string, time: (n: number) => number): CellTime[] =>
  SIZES.map((n) => ({ arm, n, timeNs: about(time(n), 0.01) }));

const nested = timesOf('nested', (n) => 12 * n);
const flat = timesOf('flat', (n) => 10 * n);
const differences = SIZES.map((n) => ({ n, differenceNs: about(2 * n, 0.1) }));
const rows = SIZES.map((n) => ({ n, counted: [2 * n, 2 * n] }));
const exclusions = { tooSlow: ['sqrt n'], tooFast: ['n^1.5'], possible: ['n', 'n log n'] } as const;
const arms = [
  { arm: 'nested', counts: rows },
  { arm: 'flat', counts: SIZES.map((n) => ({ n, counted: [n] })) },
];

/** Evidence of every kind, of claims that hold. */
export const evidenceOf: { readonly [Kind in Evidence['kind']]: Extract<Evidence, { kind: Kind }> } = {
  scaling: {
    kind: 'scaling',
    arm: 'nested',
    growth: 'n',
    atMost: false,
    margin: 0.25,
    notLike: undefined,
    excess: { estimate: 0, low: -0.05, high: 0.05 },
    tail: { from: 100, to: 1_000, exponent: about(1, 0.02), claimed: 1 },
    ...exclusions,
    detectable: { excess: 0.48, share: 0.926 },
    inRangeOnly: false,
    times: nested,
  },
  constant: {
    kind: 'constant',
    arm: 'get',
    factor: 1.5,
    bottom: [10],
    detectableExponent: 0.07,
    changes: SIZES.map((n, i) => ({ n, ratio: about([1, 0.9, 1.2][i]!, 0.01) })),
    times: timesOf('get', (n) => 100 + n / 50),
  },
  overhead: {
    kind: 'overhead',
    arm: 'nested',
    over: 'flat',
    factor: 2,
    differences: SIZES.map((n) => ({ n, differenceNs: about(1_500, 0.1) })),
    change: about(1.02, 0.1),
    unitNs: about(1_460, 0.01),
    units: about(1.18, 0.1),
    detectableChange: 5.3,
    times: [...nested, ...flat],
  },
  slope: {
    kind: 'slope',
    arm: 'nested',
    other: 'flat',
    within: 0.25,
    excess: about(0.2, 0.1),
    detectableExcess: 0.4,
    differences,
    times: [...nested, ...flat],
  },
  'added cost': {
    kind: 'added cost',
    arm: 'nested',
    over: 'flat',
    atMostNs: 5_000,
    differences,
    detectableNs: 6_000,
    times: [...nested, ...flat],
  },
  comparison: {
    kind: 'comparison',
    arm: 'flat',
    other: 'nested',
    low: undefined,
    high: 1,
    ratios: SIZES.map((n) => ({ n, ratio: about(0.8, 0.01) })),
    detectableRatio: 0.9,
    times: [...flat, ...nested],
  },
  crossover: {
    kind: 'crossover',
    arm: 'flat',
    other: 'nested',
    before: 100,
    crossing: { kind: 'crosses', n: { estimate: 30, low: undefined, high: 40 } },
    ratios: SIZES.map((n, i) => ({ n, ratio: about([2, 0.8, 0.5][i]!, 0.01) })),
    detectableRatio: 1.05,
    times: [...flat, ...nested],
  },
  explanation: {
    kind: 'explanation',
    metric: 'loopTurns',
    within: 0.1,
    priceNs: about(5, 0.02),
    fixedNs: about(10, 0.5),
    residuals: [...nested, ...flat].map(({ arm, n, timeNs }) => ({
      arm,
      n,
      counted: (timeNs.estimate - 10) / 5,
      residual: { estimate: 0, low: -0.01, high: 0.01 },
    })),
    detectableShare: 0.15,
    times: [...nested, ...flat],
  },
  'time budget': {
    kind: 'time budget',
    arm: 'flat',
    n: 10,
    limitNs: 5e6,
    quantile: 0.99,
    timeNs: { estimate: 4e6, low: 3.9e6, high: undefined },
    over: 1,
    calls: 1_611,
    detectableNs: 6e6,
    times: [],
  },
  throughput: {
    kind: 'throughput',
    arm: 'flat',
    n: 10,
    perSecond: 1e6,
    found: about(2e6, 0.01),
    detectablePerSecond: 9e5,
    times: [],
  },
  baseline: {
    kind: 'baseline',
    arm: 'render',
    base: 'main',
    low: undefined,
    high: 1.05,
    workload: {
      test: 'a test',
      ordinal: 1,
      experiment: undefined,
      arm: 'render',
      sizes: SIZES,
      isOpen: false,
      time: { outcome: 'same', change: { estimate: 0.01, low: 0, high: 0.02 }, values: [0.01, 0, 0.02] },
      times: SIZES.map((n) => ({
        n,
        outcome: 'same',
        change: { estimate: 0.01, low: 0, high: 0.02 },
        values: [0.01, 0, 0.02],
      })),
    },
  },
  'exact count': {
    kind: 'exact count',
    arm: 'nested',
    metric: 'loopTurns',
    rows: SIZES.map((n) => ({ n, claimed: 2 * n, counted: [2 * n, 2 * n] })),
  },
  'counted scaling': {
    kind: 'counted scaling',
    arm: 'nested',
    metric: 'comparisons',
    growth: 'n',
    atMost: true,
    notLike: undefined,
    margin: 0.25,
    excess: 0,
    ...exclusions,
    rows,
  },
  'priced steps': {
    kind: 'priced steps',
    arm: 'nested',
    growth: 'n',
    atMost: true,
    notLike: undefined,
    margin: 0.25,
    unbounded: [],
    isLinear: false,
    excess: 0,
    rows: rows.map((row) => ({ ...row, timeNs: about(10 * row.n ** 1.3, 0.02) })),
  },
  'counted constant': {
    kind: 'counted constant',
    arm: 'get',
    metric: 'comparisons',
    factor: 1.5,
    rows: SIZES.map((n) => ({ n, counted: [7] })),
  },
  'counted comparison': {
    kind: 'counted comparison',
    metric: 'comparisons',
    low: undefined,
    high: 3,
    before: undefined,
    crossing: undefined,
    arms,
  },
  'steady counts': { kind: 'steady counts', metric: 'promises', arms },
};
