import { controlCalls, controlOf, disturbedShare } from './control';
import { systemInstruments } from './instruments';

describe('disturbedShare', () => {
  test('is the share of batches that took over a quarter longer than the best', () => {
    expect(disturbedShare([100, 125, 126, 300])).toBe(0.5);
    expect(disturbedShare([100, 101, 99, 110])).toBe(0);
    expect(disturbedShare([100, 1_000, 1_000, 1_000])).toBe(0.75);
  });

  test('is 0 before the first batch', () => {
    expect(disturbedShare([])).toBe(0);
  });
});

describe('controlCalls', () => {
  test('fills a batch, with at least one call', () => {
    expect(controlCalls(1_000)).toBe(200);
    expect(controlCalls(1_500)).toBe(133);
    expect(controlCalls(1e9)).toBe(1);
  });
});

describe('controlOf', () => {
  test('does the same work in every call, and returns a result of it', () => {
    const { loop, run, supply, n } = controlOf(systemInstruments);
    const results = [1, 2, 3].map((calls) => loop(run, supply(calls), n, calls));
    expect(new Set(results).size).toBe(1);
    expect(results[0]).not.toBe(supply(1));
  });
});
