import { upperBound } from './boundedCount';

test.each([
  // R: binom.test(k, n, alternative = "less")$conf.int[2]
  [0, 20_000, 1 - 0.05 ** (1 / 20_000)],
  [0, 3, 1 - 0.05 ** (1 / 3)],
  [1, 10, 0.39416],
  [5, 100, 0.10225],
  [10, 10, 1],
])('%i occurrences in %i trials bound their probability by %d', (occurrences, trials, bound) => {
  expect(upperBound(occurrences, trials)).toBeCloseTo(bound, 5);
});
