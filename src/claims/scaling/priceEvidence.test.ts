import type { Curve } from '../../model/growth';
import { SampleTable } from '../core/sampleTable';
import { priceEvidence, withDistortion } from './priceEvidence';

const SIZES = [67, 269, 1_074, 4_297, 17_189, 68_755];
const evidenceOf = (time: Curve, isTwoSided = false, sizes = SIZES) => {
  const samples = new SampleTable(sizes.map((n) => ({ arm: 'work', n })));
  for (let round = 0; round < 9; round++) samples.add(sizes.map((n) => time(n) * (1 + round / 100)));
  return priceEvidence(sizes, samples, { curve: (n) => n, isTwoSided, settlement: 'settled' });
};

test('a price has the size from which on it was judged, and its rise since it was least', () => {
  const { from, cheapestAt, rise } = evidenceOf((n) => 1_000 + n + n ** 2 / 10_000);
  expect([from, cheapestAt]).toEqual([4_297, 4_297]);
  expect(rise.estimate).toBeCloseTo(7.9 / 1.66, 1);
});

test('the growth below the judged sizes leaves out a step', () => {
  const { below, step } = evidenceOf((n) => (n > 1_000 ? 5 : 1) * n ** 1.1);
  expect(below!.from).toBe(67);
  expect(below!.exponent.estimate).toBeCloseTo(1.1);
  expect(step).toMatchObject({ from: 269, to: 1_074 });
  expect(step!.factor.estimate).toBeCloseTo(5 * (1_074 / 269) ** 0.1);
});

test('no step stands out of a power, and none of a small change', () => {
  expect(evidenceOf((n) => n ** 2).step).toBeUndefined();
  expect(evidenceOf((n) => (n > 1_000 ? 1.4 : 1) * n).step).toBeUndefined();
  expect(evidenceOf((n) => (n > 60_000 ? 3 : 1) * n ** 1.7).step).toBeUndefined();
});

test('nothing is below if all sizes were judged', () => {
  expect(evidenceOf((n) => n, false, [2, 4, 8, 16]).below).toBeUndefined();
});

test('a fall is given if the claim limits it, from the size on at which a unit cost most', () => {
  const falling = (n: number): number => (n < 100 ? n : 1_000 * Math.sqrt(n));
  expect(evidenceOf(falling).fall).toBeUndefined();
  const { since, factor } = evidenceOf(falling, true).fall!;
  expect(since).toBe(269);
  expect(factor.estimate).toBeCloseTo(Math.sqrt(269 / 68_755));
  expect(evidenceOf((n) => n ** 0.95, true).fall).toBeUndefined();
});

test('an interval covers a distortion of both ends', () => {
  const { low, high } = withDistortion({ estimate: 1, low: 1, high: 1 }, Math.log(16));
  expect(low).toBeCloseTo(0.95);
  expect(high).toBeCloseTo(1.05);
});
