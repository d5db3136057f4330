import { inCpuTime, regimeRounds, REGIMES, type Regime } from './regimes';
import { noiseOf, replayedRounds } from './recordings';
import { seededRandom } from '../../statistics/random';

const ROUNDS = 4000;

function quantiles(regime: Regime): { median: number; q95: number; mean: number } {
  const next = regimeRounds([1, 1], regime, seededRandom(5));
  const times = Array.from({ length: ROUNDS }, next)
    .flat()
    .sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * times.length)]!;
  return {
    median: at(0.5),
    q95: at(0.95),
    mean: times.reduce((sum, time) => sum + time) / times.length,
  };
}

describe('batches are disturbed as on real machines', () => {
  test('hardly, on an idle machine', () => {
    const { median, q95 } = quantiles(REGIMES.quiet);

    expect(median).toBeLessThan(1.05);
    expect(q95).toBeLessThan(1.14);
  });

  test('by a quarter for garbage collection, and by twice or more in a twentieth of the batches', () => {
    const { median, q95 } = quantiles(REGIMES.gc);

    expect(median).toBeGreaterThan(1.15);
    expect(median).toBeLessThan(1.35);
    expect(q95).toBeGreaterThan(1.7);
    expect(q95).toBeLessThan(2.7);
  });

  test('by five times in a quarter of the batches, beside one busy process', () => {
    const { median, q95 } = quantiles(REGIMES.hog);

    expect(median).toBeLessThan(1.1);
    expect(q95).toBeGreaterThan(4);
  });

  test('by three to four times on average, beside several busy processes', () => {
    const { mean } = quantiles(REGIMES.heavy);

    expect(mean).toBeGreaterThan(2.5);
    expect(mean).toBeLessThan(4.5);
  });

  test('except for busy processes, by a clock of CPU time', () => {
    expect(quantiles(inCpuTime(REGIMES.hog)).q95).toBeLessThan(1.3);
  });
});

test('recorded noise is the time of batches over their undisturbed time, and is replayed onto known times', () => {
  const rows = Array.from({ length: 40 }, (_, round) => ({ t: [2, round === 7 ? 30 : 3] }));
  const noise = noiseOf({ sizes: [1, 2], k: [1, 1], rows });
  const next = replayedRounds([10, 20, 30, 10, 20, 30], noise, seededRandom(1), 2);
  const times = Array.from({ length: 400 }, next);

  expect(noise[7]).toEqual([1, 10]);
  expect(new Set(times.map((round) => round[0]))).toEqual(new Set([10]));
  expect(new Set(times.map((round) => round[4]))).toEqual(new Set([20, 200]));
  expect(new Set(times.map((round) => round[2]))).toEqual(new Set([30, 300]));
});
