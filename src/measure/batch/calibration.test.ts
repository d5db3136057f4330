import fc from 'fast-check';
import { BATCH_NS, calibrate, calibrateFor, isEven } from './calibration';

describe('calibrate', () => {
  test('returns the number of calls of each cell that last a batch', () => {
    const batchNs = [BATCH_NS, BATCH_NS, BATCH_NS];
    expect(calibrate([1_000, 50_000, 200_000])).toEqual({ batchNs, calls: [200, 4, 1] });
  });

  test('makes all batches as long as one call of the slowest cell', () => {
    expect(calibrate([1_000, 1_000_000])).toEqual({ batchNs: [1e6, 1e6], calls: [1_000, 1] });
  });

  test('makes batches of the given length', () => {
    expect(calibrate([1_000, 2_000], 10_000)).toEqual({ batchNs: [10_000, 10_000], calls: [10, 5] });
  });

  test('is within half a call of the batch, with at least one call', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1 }), (bestNs) => {
        const { batchNs, calls } = calibrate(bestNs);
        const lasting = Math.max(BATCH_NS, ...bestNs);
        expect(batchNs).toEqual(bestNs.map(() => lasting));
        calls.forEach((count, i) => {
          const timeNs = bestNs[i]!;
          expect(count).toBeGreaterThanOrEqual(1);
          expect(Math.abs(count * timeNs - lasting)).toBeLessThanOrEqual(timeNs / 2);
        });
      }),
    );
  });
});

describe('calibrateFor', () => {
  test('makes batches of their own length 0.4 ms long at most, or an eighth of the longest call up to 3 ms', () => {
    expect(calibrateFor('own length', [1_000, 300_000])).toEqual({ batchNs: [300_000, 300_000], calls: [300, 1] });
    expect(calibrateFor('own length', [10_000, 2e6, 3e6])).toEqual({ batchNs: [0.4e6, 2e6, 3e6], calls: [40, 1, 1] });
    expect(calibrateFor('own length', [10_000, 2e6, 16e6])).toEqual({ batchNs: [2e6, 2e6, 16e6], calls: [200, 1, 1] });
    expect(calibrateFor('own length', [10_000, 2e6, 40e6])).toEqual({ batchNs: [3e6, 3e6, 40e6], calls: [300, 2, 1] });
  });

  test('makes single calls whatever they last', () => {
    expect(calibrateFor('single call', [10, 2e6])).toEqual({ batchNs: [10, 2e6], calls: [1, 1] });
  });
});

describe('isEven', () => {
  const calibration = calibrate([1_000, 2_000, 4_000]);

  test('holds while no batch is 1.5 times as long as another', () => {
    expect(isEven(calibration, [1_000, 2_000, 4_000])).toBe(true);
    expect(isEven(calibration, [1_000, 2_000, 5_900])).toBe(true);
    expect(isEven(calibration, [1_000, 2_000, 2_700])).toBe(true);
  });

  test('does not hold if a batch is longer', () => {
    expect(isEven(calibration, [1_000, 2_000, 6_300])).toBe(false);
    expect(isEven(calibration, [1_000, 2_000, 2_500])).toBe(false);
    expect(isEven(calibration, [600, 2_000, 4_000])).toBe(false);
  });

  test('holds if all batches are longer by the same factor', () => {
    expect(isEven(calibration, [3_000, 6_000, 12_000])).toBe(true);
  });

  test('compares with batches of the same kind', () => {
    const bestNs = [10_000, 2e6, 50e6];
    expect(isEven(calibrateFor('own length', bestNs), bestNs, 'own length')).toBe(true);
    expect(isEven(calibrateFor('own length', bestNs), bestNs)).toBe(false);
  });

  test('lets batches of their own length differ, as long as each has about the calls that it should have', () => {
    const calibration = calibrateFor('own length', [10_000, 2e6, 3e6]);
    expect(isEven(calibration, [4_000, 1e6, 3.1e6], 'own length')).toBe(true);
    expect(isEven(calibration, [3_000, 1e6, 3e6], 'own length')).toBe(false);
    expect(isEven(calibration, [35_000, 1e6, 3e6], 'own length')).toBe(false);
    expect(isEven(calibration, [10_000, 0.1e6, 3e6], 'own length')).toBe(false);
  });

  test('lets batches of their own length be as they are beside long ones, which took long', () => {
    const calibration = calibrateFor('own length', [10_000, 2e6, 5e6]);
    expect(isEven(calibration, [1_000, 1e6, 5e6], 'own length')).toBe(true);
    expect(isEven(calibration, [500, 1e6, 5e6], 'own length')).toBe(false);
  });

  test('ignores cells without a time', () => {
    expect(isEven(calibration, [1_000, Infinity, 4_000])).toBe(true);
    expect(isEven(calibration, [1_000, Infinity, 8_000])).toBe(false);
  });

  test('holds for a calibration and the times that it was made from', () => {
    const bestNs = [200_000, 134_000, 133_000];
    expect(isEven(calibrate(bestNs), bestNs)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1 }), (times) => {
        expect(isEven(calibrate(times), times)).toBe(true);
      }),
    );
  });
});
