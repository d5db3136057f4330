import type { Evidence } from '../claims/kinds';
import { estimateOf, smallestDetectableOf } from './kinds';
import { about, evidenceOf } from './testing/evidence';

test.each<[Evidence['kind'], string, string]>([
  ['scaling', 'n^1.00 [0.95, 1.05]', 'n^1.48'],
  ['constant', '1.20x [1.19, 1.21]', 'n^0.07'],
  ['overhead', '1.02x [0.918, 1.12]', '5.30x'],
  ['slope', '20.0 % [18.0 %, 22.0 %] per n', '40.0 %'],
  ['added cost', '2.00 µs [1.80, 2.20]', '6.00 µs'],
  ['comparison', '1.25x [1.24, 1.26] as fast', '1.11x as fast'],
  ['crossover', 'n = 30.0 [unknown, 40.0]', '1.05x as long'],
  ['explanation', '0 % [-1.00 %, 1.00 %] off', '15.0 %'],
  ['time budget', '4.00 ms [3.90, unknown]', '6.00 ms'],
  ['throughput', '2,000,000 [1,980,000, 2,020,000] ops/s', '900,000 ops/s'],
  ['baseline', '+1.01 % [0 %, +2.02 %]', ''],
  ['exact count', '20 to 2,000 turns', 'exact'],
  ['counted scaling', 'n^1.00', 'exact'],
  ['counted constant', '7 comparisons', 'exact'],
  ['counted comparison', '2,000 against 1,000 comparisons', 'exact'],
  ['steady counts', '2,000 against 1,000 promises', 'exact'],
])('the cells of a table for %s are %p, and %p for the smallest detectable violation', (kind, estimate, resolution) => {
  expect(estimateOf(evidenceOf[kind])).toBe(estimate);
  expect(smallestDetectableOf(evidenceOf[kind])).toBe(resolution);
});

test('a growth that a fixed cost hides has no exponent', () => {
  const { times } = evidenceOf.scaling;
  const grownTo = (ratio: number) =>
    estimateOf({
      ...evidenceOf.scaling,
      times: times.map((time, i) => ({ ...time, timeNs: about(i === times.length - 1 ? 100 * ratio : 100, 0.01) })),
    });
  expect(grownTo(1.45)).toBe('hardly grows');
  expect(grownTo(1.55)).toBe('n^1.00 [0.95, 1.05]');
});

test('a ratio over 1 says how much longer the arm takes', () => {
  const ratios = [{ n: 10, ratio: about(1.2, 0) }];
  expect(estimateOf({ ...evidenceOf.comparison, ratios })).toBe('1.20x [1.20, 1.20] as long');
  expect(smallestDetectableOf({ ...evidenceOf.comparison, low: 0.9, detectableRatio: 0.8 })).toBe('0.800x as long');
});

test('the estimate of a comparison is the ratio that decides it, at any size', () => {
  const ratios = [3, 12].map((ratio, i) => ({ n: 10 ** i, ratio: about(ratio, 0) }));
  expect(estimateOf({ ...evidenceOf.comparison, ratios, low: 10, high: undefined })).toBe('3.00x [3.00, 3.00] as long');
  expect(estimateOf({ ...evidenceOf.comparison, ratios, low: undefined, high: 20 })).toBe('12.0x [12.0, 12.0] as long');
  const around = [0.7, 1.05].map((ratio, i) => ({ n: 10 ** i, ratio: about(ratio, 0) }));
  expect(estimateOf({ ...evidenceOf.comparison, ratios: around, low: 0.9, high: 1.1 })).toBe(
    '0.700x [0.700, 0.700] as long',
  );
});

test('the estimate of a crossover has no size if the arms do not cross', () => {
  const crossing = { kind: 'not faster at the top' } as const;
  expect(estimateOf({ ...evidenceOf.crossover, crossing })).toBe('not faster at the top');
});

test('a workload that was not compared has no figure', () => {
  const { workload } = evidenceOf.baseline;
  expect(estimateOf({ ...evidenceOf.baseline, workload: { ...workload, time: undefined } })).toBe('not compared');
});

test('the cell of the smallest detectable violation is empty if it is unknown', () => {
  const { scaling } = evidenceOf;
  expect(smallestDetectableOf({ ...scaling, detectable: undefined })).toBe('');
  expect(smallestDetectableOf({ ...scaling, detectable: { excess: undefined, share: 0.5 } })).toBe('n^2.00 in 50.0 %');
  expect(smallestDetectableOf({ ...scaling, detectable: { excess: undefined, share: undefined } })).toBe('');
});
