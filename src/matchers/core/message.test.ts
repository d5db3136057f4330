import type { MatcherContext } from 'expect';
import type { Evidence } from '../../claims/kinds';
import { evidenceOf } from '../../describe/testing/evidence';
import { AT_ONCE } from '../../trial/trial';
import type { DecidedClaim } from '../../trial/claim';
import { failureMessage } from './message';

const plainly = (text: string): string => text;
const context = {
  utils: { EXPECTED_COLOR: plainly, RECEIVED_COLOR: plainly },
  testPath: '/project/__perf__/sorting.perf.ts',
  currentTestName: 'sorting scales',
} as unknown as MatcherContext;

function messageOf(evidence: Evidence, more: Partial<DecidedClaim> = {}): string {
  const outcome: DecidedClaim = {
    ...AT_ONCE,
    verdict: {
      outcome: 'undecided',
      reason: 'too close',
      obstacle: { kind: 'near limit', quantity: 'ratio', found: 0.502, limit: 0.5 },
      evidence,
    },
    rounds: 1_000,
    kind: 'decided',
    matcher: 'toBeExplainedBy',
    isNot: false,
    claimed: 'it is so',
    test: 'sorting scales',
    ordinal: 1,
    invocation: 1,
    wallNs: 1e9,
    ...more,
  };
  return failureMessage(context, 'expect(received).toBeExplainedBy(expected)', outcome, { errorRate: 1e-6, seed: 42 });
}

/** An explanation of so many arms, of which the last differ most from their price. */
function explanationOf(arms: number): Evidence {
  const { explanation } = evidenceOf;
  const of = (place: number): string => `arm ${String(place)}`;
  const places = Array.from({ length: arms }, (_, place) => place);
  const [first] = [explanation.times.slice(0, 3)];
  return {
    ...explanation,
    times: places.flatMap((place) => first.map((time) => ({ ...time, arm: of(place) }))),
    residuals: places.flatMap((place) =>
      explanation.residuals.slice(0, 3).map((residual) => ({
        ...residual,
        arm: of(place),
        residual: { estimate: place / 100, low: 0, high: place / 50 },
      })),
    ),
  };
}

describe('the message of a failure', () => {
  test('says how much waiting was taken off the times of long calls, if it was any to speak of', () => {
    const busyness = { waitingShare: 0.5, disturbedShare: 0, preemptedShare: 1 };
    const of = (freedShare: number): string => messageOf(evidenceOf.scaling, { busyness: { ...busyness, freedShare } });
    expect(of(0.48)).toContain(
      'by 1 collection, the last of 1000 rounds, without the 48.0 % of the time that long calls waited for a core; error rate',
    );
    expect(of(0.001)).toContain('by 1 collection, the last of 1000 rounds; error rate');
  });

  test.each(Object.values(evidenceOf))('has at most 25 lines: $kind', (evidence) => {
    expect(messageOf(evidence).split('\n').length).toBeLessThanOrEqual(25);
  });

  test('has no more lines for many arms: it shows those that differ most', () => {
    const message = messageOf(explanationOf(8));
    expect(message.split('\n').length).toBeLessThanOrEqual(25);
    expect(message).toMatch(
      /arm 7, µs.*\n.*arm 6, µs.*\n.*arm 5, µs.*\n {2}medians[^]*\n {2}and 5 more arms, which are in the report\n/,
    );
    expect(message).not.toMatch(/^ {2}arm 1,/m);
  });

  test('shows all arms if there are few', () => {
    const message = messageOf(explanationOf(3));
    expect(message).toMatch(/arm 0, µs/);
    expect(message).not.toContain('more arms');
  });

  test('ends with the command that runs the claim alone again, with the same seed', () => {
    expect(messageOf(evidenceOf.scaling)).toMatch(/\nAgain: npx jest sorting\.perf\.ts -t "sorting scales" --seed 42$/);
  });
});
