import { seededRandom } from '../../statistics/random';
import { changeOf, PAIRS_AT_A_LOOK } from './change';

const bounds = { low: -0.05, high: 0.05 };
const random = seededRandom(11);
/** Roughly normal, with a standard deviation of 1: Irwin and Hall. */
const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
const around = (mean: number, spread: number, pairs: number): number[] =>
  Array.from({ length: pairs }, () => mean + spread * normal());

describe('changeOf, over many trials,', () => {
  /** Returns how many trials come to an outcome, with as many looks as a comparison has. */
  function share(outcome: string, trials: number, mean: number, spread: number): number {
    let times = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values = around(mean, spread, PAIRS_AT_A_LOOK.at(-1)!);
      const looks = PAIRS_AT_A_LOOK.map((pairs) => changeOf(values.slice(0, pairs), bounds).outcome);
      if (looks.find((look) => look !== 'open') === outcome) times++;
    }
    return times / trials;
  }

  test('calls a change at the bound more in at most 4 of 1,000 trials', () => {
    // 69 of 20,000 are expected, at the most: 1 in 1,000 by the mean, 1 in 512 and 16 in 32,768 by signs
    expect(share('more', 20_000, bounds.high, 0.02)).toBeLessThan(80 / 20_000);
  });

  test('calls a change at the bound the same in at most 3 of 100 trials', () => {
    expect(share('same', 20_000, bounds.high, 0.02)).toBeLessThan(0.03);
  });

  test('never reports a change of the same code, even if processes differ by 3 %', () => {
    expect(share('more', 20_000, 0, 0.03)).toBe(0);
    expect(share('less', 20_000, 0, 0.03)).toBe(0);
  });

  test('finds a tenth more in nearly all trials if processes differ by 1 %', () => {
    expect(share('more', 2_000, Math.log(1.1), 0.01)).toBeGreaterThan(0.99);
  });
});
