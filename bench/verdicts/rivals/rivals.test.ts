import { benchmarkSamples, rivals } from '.';
import { bigOOf } from './bigO';
import { googleGrowthOf } from './googleBenchmark';
import { fitLine } from './line';
import { minitestPasses } from './minitest';
import type { Sample } from './sample';
import { trendOf } from './benchmarkTrend';

const SIZES = [128, 256, 512, 1024, 2048, 4096, 8192];
/** Times that reach a tenth of a second at the top. */
const samplesOf = (curve: (n: number) => number): Sample[] =>
  SIZES.map((n) => ({ n, seconds: (0.1 * curve(n)) / curve(8192) }));

const linear = samplesOf((n) => n);
const linearithmic = samplesOf((n) => n * Math.log2(n));
const quadratic = samplesOf((n) => n ** 2);
const logarithmic = samplesOf(Math.log2);
const constant = samplesOf(() => 1);

test('a line is fitted by least squares', () => {
  // R: coef(lm(c(1, 3, 4) ~ c(1, 2, 3)))
  const { slope, intercept } = fitLine([1, 2, 3], [1, 3, 4]);

  expect(slope).toBeCloseTo(1.5);
  expect(intercept).toBeCloseTo(-1 / 3);
});

test('Minitest passes any slope of under 10 ms a unit as constant, and n log n as linear', () => {
  expect(minitestPasses('constant', quadratic)).toBe(true);
  expect(minitestPasses('linear', linear)).toBe(true);
  expect(minitestPasses('linear', linearithmic)).toBe(true);
  expect(minitestPasses('linear', quadratic)).toBe(false);
  expect(minitestPasses('power', quadratic)).toBe(true);
  expect(minitestPasses('logarithmic', logarithmic)).toBe(true);
});

test('benchmark-trend takes the fit with the highest R²', () => {
  expect(trendOf(samplesOf((n) => n + 1000))).toBe('linear');
  expect(trendOf(quadratic)).toBe('power');
  expect(trendOf(logarithmic)).toBe('logarithmic');
  expect(trendOf(constant)).toBe('constant');
  expect(trendOf(samplesOf((n) => 1.3 + Math.sin(n)))).toBeUndefined();
});

test('Google Benchmark takes the curve through the origin with the smallest rms', () => {
  const growths = [constant, logarithmic, linear, linearithmic, quadratic].map(googleGrowthOf);

  expect(growths).toEqual(['1', 'log n', 'n', 'n log n', 'n^2']);
  expect(googleGrowthOf(samplesOf((n) => 3 * 8192 + n))).not.toBe('n');
});

test('big_O takes the fit with the smallest residual, and calls all that is fast constant', () => {
  expect(bigOOf(linear)).toBe('Linear');
  expect(bigOOf(quadratic)).toBe('Quadratic');
  expect(bigOOf(constant)).toBe('Constant');
  expect(bigOOf(quadratic.map(({ n, seconds }) => ({ n, seconds: seconds / 1000 })))).toBe('Constant');
});

test('every rival judges the same rounds, reduced as it would reduce them', () => {
  const rounds = Array.from({ length: 25 }, (_, round) => SIZES.map((n) => n * (1 + round / 100)));
  const samples = benchmarkSamples(SIZES, rounds);

  expect(samples.first[0]!.n).toBe(128);
  expect(samples.shortest).toEqual(samples.first);
  expect(samples.meanOfFive[0]!.seconds).toBeCloseTo(1.02 * samples.first[0]!.seconds);
  expect(rivals.map(({ judge }) => judge({ wall: samples, cpu: samples }))).toHaveLength(rivals.length);
});
