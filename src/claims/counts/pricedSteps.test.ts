import fc from 'fast-check';
import { curveOf, type Curve, type Growth } from '../../model/growth';
import { REAL_CURVES, sweepUpTo } from '../testing/everydayCurves';
import type { PricedStepsEvidence } from './evidence';
import { judgePricedSteps, priceRise, pricedSteps } from './pricedSteps';

const SIZES = [64, 256, 1_024, 4_096, 16_384, 65_536];
const TOP = SIZES.at(-1)!;

interface Found extends Partial<Pick<PricedStepsEvidence, 'growth' | 'atMost' | 'unbounded' | 'unknown' | 'isLinear'>> {
  readonly sizes?: readonly number[];
  readonly steps: Curve;
  readonly timeNs: Curve;
}

function evidenceOf({ sizes = SIZES, steps, timeNs, ...claim }: Found): PricedStepsEvidence {
  const rows = sizes.map((n) => {
    const estimate = timeNs(n);
    const counted = Math.round(steps(n));
    return { n, counted: [counted, counted], timeNs: { estimate, low: 0.98 * estimate, high: 1.02 * estimate } };
  });
  const plain = { arm: 'read', growth: 'n', atMost: true, margin: 0.25, unbounded: [], isLinear: false } as const;
  return pricedSteps({ ...plain, ...claim, rows });
}

const outcomeOf = (found: Found): string => judgePricedSteps(evidenceOf(found)).outcome;

const linear: Curve = (n) => 3 * n + 2;
const byHalf: Curve = (n) => n ** 1.5;
/** Time that a machine makes steeper, by a factor of 9 in the middle. */
const cached: Curve = (n) => n * Math.min(9, Math.max(1, (n / 512) ** 0.6));

describe('the steps of a claim that its times leave open', () => {
  test('violate it if they grow faster than it allows, whatever native code may do', () => {
    expect(outcomeOf({ steps: byHalf, timeNs: byHalf })).toBe('violated');
    expect(outcomeOf({ steps: byHalf, timeNs: byHalf, unbounded: ['list.includes'] })).toBe('violated');
  });

  test('let it hold if they grow no faster, and the price of a unit rose by what a machine adds', () => {
    expect(outcomeOf({ steps: linear, timeNs: cached })).toBe('holds');
    expect(outcomeOf({ growth: 'n log n', steps: linear, timeNs: cached })).toBe('holds');
  });

  test('leave it open where native code may work on any number of elements', () => {
    expect(outcomeOf({ steps: linear, timeNs: cached, unbounded: ['list.includes'] })).toBe('undecided');
  });

  test('leave it open where a function may be native of which the name says nothing', () => {
    expect(outcomeOf({ steps: linear, timeNs: cached, unknown: ['patched'] })).toBe('undecided');
  });

  test('violate it with that native code if times show a rise that no machine adds', () => {
    const evidence = evidenceOf({ steps: linear, timeNs: byHalf, unbounded: ['list.includes'] });
    expect(judgePricedSteps(evidence).outcome).toBe('undecided');
    expect(judgePricedSteps({ ...evidence, nativeRise: true }).outcome).toBe('violated');
  });

  test('leave it open where the price rises on: a step may be long', () => {
    expect(outcomeOf({ steps: linear, timeNs: (n) => n + n ** 2 / 1_000 })).toBe('undecided');
  });

  test('let it hold over a jump that no part of the code can make, with little before it', () => {
    const sizes = [64, 256, 1_024, 2_048, 4_096, 8_192];
    const jumping =
      (factor: number): Curve =>
      (n) =>
        n * (n > 4_096 ? factor : 1);
    expect(outcomeOf({ sizes, steps: linear, timeNs: jumping(6) })).toBe('holds');
    // A part that grows n times as fast may hide in it, and shows below it.
    const hidden: Curve = (n) => jumping(3)(n) * (1 + n / 1_000);
    expect(outcomeOf({ sizes, steps: linear, timeNs: hidden })).toBe('undecided');
  });

  test('leave it open where the price rose by more than a machine adds, though it rises no more', () => {
    const risen =
      (factor: number): Curve =>
      (n) =>
        n * Math.min(factor, (n / 64) ** 0.9);
    expect(outcomeOf({ steps: linear, timeNs: risen(60) })).toBe('holds');
    expect(outcomeOf({ steps: linear, timeNs: risen(70) })).toBe('undecided');
  });

  test('let it hold where blocks of memory cost far more from one size on, and the same above it', () => {
    const sizes = [1_024, 4_096, 16_384, 32_768, 65_536, 131_072];
    const blocks =
      (factor: number): Curve =>
      (n) =>
        n * (n > 16_384 ? factor : 1);
    expect(outcomeOf({ sizes, steps: linear, timeNs: blocks(120) })).toBe('holds');
    expect(outcomeOf({ sizes, steps: linear, timeNs: blocks(300) })).toBe('undecided');
    expect(outcomeOf({ sizes, steps: linear, timeNs: (n) => blocks(120)(n) * n ** 0.4 })).toBe('undecided');
  });

  test('leave it open if they are not the same in each call', () => {
    const evidence = evidenceOf({ steps: linear, timeNs: cached });
    const rows = evidence.rows.map((row) => ({ ...row, counted: [row.counted[0]!, 2 * row.counted[0]!] }));
    expect(judgePricedSteps({ ...evidence, rows })).toMatchObject({ reason: 'counts vary' });
  });

  describe('beside native code that works through all elements once', () => {
    const fixed: Curve = () => 7;

    test('let a claim hold that allows so much', () => {
      expect(outcomeOf({ steps: fixed, timeNs: cached, isLinear: true })).toBe('holds');
    });

    test('leave one open that does not', () => {
      expect(outcomeOf({ growth: 'log n', steps: fixed, timeNs: cached, isLinear: true })).toBe('undecided');
    });
  });

  describe('of a claim on both sides', () => {
    const both = { atMost: false, timeNs: cached };

    test('let it hold if they grow like it', () => {
      expect(outcomeOf({ ...both, steps: linear })).toBe('holds');
    });

    test('violate it if they grow slower, but not beside native code that works on all elements', () => {
      expect(outcomeOf({ ...both, growth: 'n^2', steps: linear })).toBe('violated');
      expect(outcomeOf({ ...both, growth: 'n^2', steps: linear, isLinear: true })).toBe('undecided');
    });
  });

  test('of time that grows n times as fast at the top never let it hold, whatever the machine adds below', () => {
    const share = fc.double({ min: 0.87, max: 1, noNaN: true });
    const machine = fc.tuple(
      fc.double({ min: 1, max: 13, noNaN: true }),
      fc.integer({ min: 0, max: SIZES.length - 3 }),
    );
    fc.assert(
      fc.property(share, machine, (ofTop, [factor, at]) => {
        const square = ofTop / (1 - Math.min(ofTop, 0.999)) / TOP;
        const timeNs: Curve = (n) => (n > SIZES[at]! ? factor : 1) * (n + square * n ** 2);
        expect(outcomeOf({ steps: linear, timeNs })).toBe('undecided');
      }),
    );
  });
});

describe('on recorded times of real functions', () => {
  /** Returns the outcomes over every sweep of 0.2 ms and more, as code whose steps grow like that would have them. */
  function outcomes(claimed: (curve: (typeof REAL_CURVES)[number]) => Growth | undefined): string[] {
    return REAL_CURVES.flatMap((real) => {
      const growth = claimed(real);
      if (growth === undefined) return [];
      const tops = real.sizes.map((_, top) => top).filter((top) => real.timesNs[top]! >= 200_000);
      return tops.flatMap((top) => {
        const { sizes, timesNs } = sweepUpTo(real, top, false);
        if (sizes.length < 4) return [];
        const steps: Curve = (n) => 1_000 * curveOf(growth)!(n);
        return [outcomeOf({ growth, sizes, steps, timeNs: (n) => timesNs[sizes.indexOf(n)]! })];
      });
    });
  }

  test('true claims hold in 19 of 20 sweeps, and none is violated', () => {
    const all = outcomes(({ growth }) => growth);
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all)).toEqual(new Set(['holds', 'undecided']));
    expect(all.filter((outcome) => outcome === 'holds').length).toBeGreaterThan(0.95 * all.length);
  });

  test('claims that are false by native code which is not known as such hold in one of 20 at most', () => {
    const all = outcomes(({ exceeds }) => exceeds);
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter((outcome) => outcome === 'holds').length).toBeLessThan(0.05 * all.length);
  });
});

test('the rise of a price is that of the top over where a unit was cheapest', () => {
  const evidence = evidenceOf({ steps: linear, timeNs: (n) => n * (n === 1_024 ? 0.5 : n === TOP ? 2 : 1) });
  const { cheapestAt, rise } = priceRise(evidence);
  expect(cheapestAt).toBe(1_024);
  expect(rise.estimate).toBeCloseTo(4, 9);
  expect(rise.high).toBeCloseTo((4 * 1.02) / 0.98, 9);
});
