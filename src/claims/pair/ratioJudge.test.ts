import { ComparisonClaim } from '../comparison/comparisonClaim';
import { ERROR_RATE, feed } from '../testing/verdicts';

const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [100], high: 1.2 });
const { unanimousRounds } = claim.judge(ERROR_RATE);
/** The rounds after which a judge looks for the first time whether a ratio is near its limit. */
const first = 2 * unanimousRounds;

/** Rounds of a ratio that seems clear, though too many are disturbed for it to be decided, and after the first look is near. */
const rounds = Array.from({ length: 3 * first }, (_, i) => {
  if (i >= first) return [118, 100];
  return [i % 3 === 0 ? 130 : 100, 100];
});

describe('a judge of a ratio', () => {
  test('that nothing asked before sees at once that the ratio has come near its limit', () => {
    const judge = claim.judge(ERROR_RATE);
    for (const round of rounds.slice(0, first + 3)) judge.add(round);
    expect(judge.state).toBe('near');
  });

  test('that was asked at every round looks again after a tenth more of them', () => {
    const decision = feed(claim.judge(ERROR_RATE), rounds);
    expect(decision).toEqual({ state: 'near', rounds: Math.ceil(1.1 * first) });
  });
});
