import type { ScalingEvidence } from '../claims/scaling/evidence';
import type { Evidence } from '../claims/kinds';
import { plotOf } from './kinds';
import { residualPlot } from './plot/comparisonPlot';
import type { Plot } from './plot/plot';
import { about, evidenceOf } from './testing/evidence';

const drawn = (evidence: Evidence): Plot => plotOf({ outcome: 'violated', evidence })!;
const kinds = Object.keys(evidenceOf) as Evidence['kind'][];
const flat: readonly string[] = ['time budget', 'throughput'];

/** Times of a fixed cost and a growth. */
const grown = (time: (n: number) => number, more: Partial<ScalingEvidence> = {}): ScalingEvidence => ({
  ...evidenceOf.scaling,
  detectable: undefined,
  times: [8, 32, 128, 512, 2_048].map((n) => ({ arm: 'nested', n, timeNs: about(time(n), 0.01) })),
  ...more,
});
const excess = (estimate: number) => ({ estimate, low: estimate, high: estimate });

describe('plotOf', () => {
  test.each(kinds.filter((kind) => !flat.includes(kind)))(
    'the points of %s lie in the band if the claim holds',
    (kind) => {
      const plot = drawn(evidenceOf[kind]);
      expect(plot.series.length).toBeGreaterThan(0);
      expect(plot.outside).toEqual([]);
      expect(JSON.stringify(plot)).not.toContain('null');
    },
  );

  test.each(flat)('%s has one size, and no plot', (kind) => {
    expect(plotOf({ outcome: 'holds', evidence: evidenceOf[kind as Evidence['kind']] })).toBeUndefined();
  });

  test('returns no plot of a single size', () => {
    const plots = (evidence: Evidence): Plot | undefined => plotOf({ outcome: 'holds', evidence });
    expect(plots({ ...evidenceOf.comparison, ratios: evidenceOf.comparison.ratios.slice(0, 1) })).toBeUndefined();
    const { workload } = evidenceOf.baseline;
    expect(plots({ ...evidenceOf.baseline, workload: { ...workload, times: undefined } })).toBeUndefined();
  });

  test('marks no points of a claim that is not violated', () => {
    const evidence: Evidence = { ...evidenceOf['added cost'], atMostNs: 500 };
    const obstacle = { kind: 'near limit', quantity: 'cost', found: 500, limit: 501 } as const;
    expect(drawn(evidence).outside).toEqual([{ name: 'nested − flat', point: 2, x: 1_000 }]);
    expect(plotOf({ outcome: 'undecided', reason: 'too close', obstacle, evidence })?.outside).toEqual([]);
    expect(plotOf({ outcome: 'undecided', reason: 'unanswerable', obstacle })).toBeUndefined();
  });
});

describe('the plot of a growth', () => {
  test('has a curve through its points, fixed cost and all', () => {
    const { series, curves } = drawn(grown((n) => 500 + 3 * n ** 2, { excess: excess(1) }));
    const curve = new Map(curves[0]!.points.map(({ x, y }) => [x, y]));
    for (const { x, y } of series[0]!.points) expect(curve.get(x)! / y.estimate).toBeCloseTo(1, 6);
    expect(curves[0]!.name).toBe('fitted, n^2.00');
  });

  test('marks the size from which on it is steeper than allowed, however large its fixed cost', () => {
    expect(drawn(grown((n) => 3 * n ** 2, { excess: excess(1) })).outside[0]?.x).toBe(32);
    expect(drawn(grown((n) => 200_000 + 3 * n ** 2, { excess: excess(1) })).outside[0]?.x).toBe(128);
    expect(drawn(grown((n) => 3 * n ** 1.1, { excess: excess(0.1) })).outside).toEqual([]);
  });

  test('does not mark a size that is only distorted, as by a cache', () => {
    const beyond = (share: number): Plot => {
      const times = grown((n) => 3 * n * (n === 2_048 ? (2_048 / 8) ** 0.25 * (1 + share) : 1)).times;
      return drawn(grown(() => 1, { excess: excess(0), times }));
    };
    expect(beyond(0.25).outside).toEqual([{ name: 'nested', point: 4, x: 2_048 }]);
    expect(beyond(0.05).outside).toEqual([]);
  });

  test('marks points that are too low only if the claim has a lower limit', () => {
    const slow = grown((n) => 100 * Math.sqrt(n), { excess: excess(-0.5) });
    expect(drawn(slow).outside[0]?.x).toBe(32);
    expect(drawn({ ...slow, atMost: true }).outside).toEqual([]);
  });

  test('is a level if the times do not grow', () => {
    const { curves } = drawn(grown(() => 100, { growth: '1', atMost: true, excess: excess(0) }));
    for (const { y } of curves[0]!.points) expect(y).toBeCloseTo(100, 6);
  });
});

describe('the plot of a growth over chosen sizes', () => {
  const price = { from: 512, settlement: 'settled', cheapestAt: 32, rise: about(4, 0.1) } as const;
  const settled = (time: (n: number) => number, more: Partial<NonNullable<ScalingEvidence['price']>> = {}): Plot =>
    drawn(grown(time, { excess: excess(0), price: { ...price, ...more } }));

  test('has all sizes, and a curve through those that were judged', () => {
    const { series, curves } = settled((n) => n);
    expect(series[0]!.points.map(({ x }) => x)).toEqual([8, 32, 128, 512, 2_048]);
    expect(curves).toMatchObject([{ name: 'judged from n = 512 on: n^1.00' }]);
    const [judged] = curves as [(typeof curves)[0]];
    expect(judged.points[0]!.x).toBe(512);
    for (const { x, y } of judged.points) expect(y).toBeCloseTo(x);
  });

  test('allows what a machine adds, from the size on at which a unit cost least', () => {
    const { band, outside } = settled((n) => (n === 8 ? 1_000 : n));
    expect(band!.name).toBe('allowed, up to 16 times the least cost of a unit of n, 64 if it settles');
    expect(band!.edges[0]).toMatchObject({ x: 32, high: 16 * 32 });
    expect(outside).toEqual([]);
  });

  test('allows more if the cost has settled in spite of that, and marks it if not', () => {
    const stepped = (n: number): number => (n >= 512 ? 20 * n : n);
    const rise = about(20, 0.1);
    const beyond = settled(stepped, { rise });
    expect(beyond.band!.name).toBe('allowed, up to 64 times the least cost of a unit of n, since it settled');
    expect(beyond.outside).toEqual([]);
    expect(settled(stepped, { rise, settlement: 'endless' }).outside.map(({ x }) => x)).toEqual([512, 2_048]);
  });

  test('shows the claimed growth in place of a bound if the cost falls', () => {
    const fall = { since: 8, factor: about(0.01, 0.1) };
    const { band, curves, outside } = settled(() => 100, { fall, cheapestAt: 512 });
    expect([band, outside]).toEqual([undefined, []]);
    expect(curves[1]).toMatchObject({ name: 'claimed: n' });
    expect(curves[1]!.points.at(-1)!.y).toBeCloseTo(400);
  });

  test('has residuals of the judged sizes only', () => {
    const { series } = residualPlot(settled((n) => n))!;
    expect(series[0]!.points.map(({ x }) => x)).toEqual([512, 2_048]);
  });
});

describe('the plot of a difference', () => {
  test('is linear if a difference is not over zero', () => {
    const { differences } = evidenceOf.overhead;
    const around = differences.map(({ n }, i) => ({ n, differenceNs: { estimate: i, low: i - 5, high: i + 5 } }));
    expect(drawn(evidenceOf.overhead).y.scale).toBe('log');
    expect(drawn({ ...evidenceOf.overhead, differences: around }).y.scale).toBe('linear');
    expect(drawn({ ...evidenceOf.overhead, differences: around }).band).toBeUndefined();
  });

  test('marks the sizes with a larger difference than allowed', () => {
    expect(drawn({ ...evidenceOf['added cost'], atMostNs: 500 }).outside[0]?.x).toBe(1_000);
    expect(drawn({ ...evidenceOf.slope, within: 0.05 }).outside[0]?.x).toBe(100);
    const differences = [10, 100, 1_000].map((n) => ({ n, differenceNs: about(n, 0) }));
    expect(drawn({ ...evidenceOf.overhead, differences }).outside[0]?.x).toBe(100);
  });
});

describe('the plot of a comparison', () => {
  test('marks every size whose ratio is out of range', () => {
    const of = (...ratios: number[]): Plot => {
      const found = ratios.map((ratio, i) => ({ n: 10 ** (i + 1), ratio: about(ratio, 0.01) }));
      return drawn({ ...evidenceOf.comparison, ratios: found });
    };
    expect(of(0.5, 2, 2).outside[0]?.x).toBe(100);
    expect(of(2, 2, 0.5).outside.map(({ x }) => x)).toEqual([10, 100]);
  });

  test('has no band below the size of a crossover', () => {
    expect(drawn(evidenceOf.crossover).band?.edges.map(({ x }) => x)).toEqual([100, 1_000]);
  });
});

describe('the plot of counts', () => {
  test('shows times by counts, with the line of one price', () => {
    const { x, curves, series } = drawn(evidenceOf.explanation);
    expect(x.label).toBe('turns of the event loop');
    expect(series.map(({ name }) => name)).toEqual(['nested', 'flat']);
    expect(curves[0]!.name).toBe('5.00 ns for one turn of the event loop');
  });

  test('marks the counts that differ from the claimed ones', () => {
    const rows = evidenceOf['exact count'].rows.map((row, i) => ({
      ...row,
      claimed: i === 0 ? row.claimed : row.claimed + 1,
    }));
    expect(drawn({ ...evidenceOf['exact count'], rows }).outside[0]?.x).toBe(100);
  });

  test('is linear if a count is 0', () => {
    const rows = [10, 100].map((n, i) => ({ n, counted: [i] }));
    expect(drawn({ ...evidenceOf['counted scaling'], rows }).y.scale).toBe('linear');
  });
});
