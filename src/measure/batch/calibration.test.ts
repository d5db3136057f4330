import fc from 'fast-check';
import { BATCH_NS, calibrate, isEven } from './calibration';

describe('calibrate', () => {
  test('gives each cell the calls that last a batch', () => {
    expect(calibrate([1_000, 50_000, 200_000])).toEqual({ batchNs: BATCH_NS, calls: [200, 4, 1] });
  });

  test('makes all batches as long as one call of the costliest cell', () => {
    expect(calibrate([1_000, 1_000_000])).toEqual({ batchNs: 1_000_000, calls: [1_000, 1] });
  });

  test('lasts as long as it is told to', () => {
    expect(calibrate([1_000, 2_000], 10_000)).toEqual({ batchNs: 10_000, calls: [10, 5] });
  });

  test('comes within half a call of the batch, with one call at least', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1 }), (bestNs) => {
        const { batchNs, calls } = calibrate(bestNs);
        expect(batchNs).toBe(Math.max(BATCH_NS, ...bestNs));
        calls.forEach((count, i) => {
          const timeNs = bestNs[i]!;
          expect(count).toBeGreaterThanOrEqual(1);
          expect(Math.abs(count * timeNs - batchNs)).toBeLessThanOrEqual(timeNs / 2);
        });
      }),
    );
  });
});

describe('isEven', () => {
  const calibration = calibrate([1_000, 2_000, 4_000]);

  test('is so while no batch is half as long again as the others, or half as short', () => {
    expect(isEven(calibration, [1_000, 2_000, 4_000])).toBe(true);
    expect(isEven(calibration, [1_000, 2_000, 5_900])).toBe(true);
    expect(isEven(calibration, [1_000, 2_000, 2_700])).toBe(true);
  });

  test('is not so where one is', () => {
    expect(isEven(calibration, [1_000, 2_000, 6_300])).toBe(false);
    expect(isEven(calibration, [1_000, 2_000, 2_500])).toBe(false);
    expect(isEven(calibration, [600, 2_000, 4_000])).toBe(false);
  });

  test('is so where all are longer together', () => {
    expect(isEven(calibration, [3_000, 6_000, 12_000])).toBe(true);
  });

  test('leaves out cells of which no time is known', () => {
    expect(isEven(calibration, [1_000, Infinity, 4_000])).toBe(true);
    expect(isEven(calibration, [1_000, Infinity, 8_000])).toBe(false);
  });

  test('holds of a calibration by the very times it was made of', () => {
    const bestNs = [200_000, 134_000, 133_000];
    expect(isEven(calibrate(bestNs), bestNs)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1 }), (times) => {
        expect(isEven(calibrate(times), times)).toBe(true);
      }),
    );
  });
});
