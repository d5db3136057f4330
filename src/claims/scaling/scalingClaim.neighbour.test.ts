import type { Curve } from '../../model/growth';
import { SIZES } from '../testing/curves';
import { claimOf, evidenceOf, exactly, judgedExactly } from '../testing/scalingClaims';
import { ERROR_RATE, feed, type Decision } from '../testing/verdicts';

describe('a noisy neighbour that slows the larger sizes down for a while', () => {
  /** Judges times without noise, except for a neighbour in the first rounds. */
  const besieged = (truth: Curve, rounds: number): number[][] => [
    ...exactly(
      SIZES.map((n) => (n > 2048 ? 1.4 : 1) * truth(n)),
      rounds,
    ),
    ...exactly(SIZES.map(truth)),
  ];

  test('leads to no verdict on a truth at the bound, steeper or flatter', () => {
    expect(
      feed(
        claimOf().judge(ERROR_RATE),
        besieged((n) => n ** 1.25, 60),
      ).state,
    ).toBe('open');
    expect(
      feed(
        claimOf().judge(ERROR_RATE),
        besieged((n) => n ** 0.75, 60),
      ).state,
    ).toBe('open');
    expect(evidenceOf((n) => n ** 1.3, {}, 30).tooSlow).not.toContain('n');
  });

  test('delays the verdict on a growth that it can mimic to a hundred rounds', () => {
    const decided = (exponent: number): Decision => judgedExactly((n) => n ** exponent);

    expect(decided(1.4)).toEqual({ state: 'violated', rounds: 25 });
    expect(decided(1.32)).toEqual({ state: 'violated', rounds: 100 });
    expect(evidenceOf((n) => n ** 1.32, {}, 30).tooSlow).not.toContain('n');
    expect(evidenceOf((n) => n ** 1.32, {}, 100).tooSlow).toContain('n');
    expect(decided(0.85)).toEqual({ state: 'holds', rounds: 25 });
    expect(decided(0.8)).toEqual({ state: 'holds', rounds: 100 });
  });
});
