import { CountedConstantClaim } from '../claims/counts/countedConstantClaim';
import { CountedScalingClaim } from '../claims/counts/countedScalingClaim';
import { CountedComparisonClaim } from '../claims/counts/countedComparisonClaim';
import type { CountedComparisonOptions } from '../claims/counts/evidence';
import { ExactCountClaim } from '../claims/counts/exactCountClaim';
import type { ArmCounts } from '../model/metric';
import { SteadyCountsClaim } from '../claims/counts/steadyCountsClaim';
import type { Verdict } from '../claims/kinds';
import type { ClaimRecord } from './record';
import { replayClaim } from './replay';

const SIZES = [1, 4, 16, 64, 256];
const counts = (count: (n: number) => number, arm = 'a'): ArmCounts => ({
  arm,
  counts: SIZES.map((n) => ({ n, counted: [count(n), count(n), count(n)] })),
});

const record = (verdict: Verdict): ClaimRecord =>
  JSON.parse(
    JSON.stringify({ id: { file: 'a', test: 'b', ordinal: 1 }, isNot: false, verdict, samples: [] }),
  ) as ClaimRecord;

const growing = new CountedScalingClaim({ sizes: SIZES, metric: 'promises', growth: 'n', atMost: false });
const constant = new CountedConstantClaim({ metric: 'loopTurns', factor: 1.5 });

const fewer = new CountedComparisonClaim({ metric: 'steps', high: 1 / 1.5 });
/** Judges what one arm counts against n of another. */
const ratio = (stated: Omit<CountedComparisonOptions, 'metric'>, count: (n: number) => number): Verdict =>
  new CountedComparisonClaim({ metric: 'steps', ...stated }).judge([counts(count), counts((n) => n, 'b')]);
const steady = new SteadyCountsClaim('steps');
/** Counts that differ from call to call. */
const varying: ArmCounts = { arm: 'b', counts: SIZES.map((n) => ({ n, counted: [n, 2 * n, n] })) };

describe('replayClaim', () => {
  test.each<[string, Verdict]>([
    [
      'counts that are exact',
      new ExactCountClaim({ metric: 'loopTurns', claimed: (n) => n }).judge([counts((n) => n)]),
    ],
    [
      'counts that are not',
      new ExactCountClaim({ metric: 'loopTurns', claimed: (n) => n + 1 }).judge([counts((n) => n)]),
    ],
    ['counts that grow like n', growing.judge([counts((n) => n)])],
    ['counts that grow like n^2', growing.judge([counts((n) => n * n)])],
    ['counts of an unclear growth', growing.judge([counts((n) => (n === 256 ? 560 : n))])],
    ['a constant count', constant.judge([counts(() => 3)])],
    ['a count that is no constant', constant.judge([counts((n) => n)])],
    ['a ratio of counts within its limit', fewer.judge([counts((n) => n), counts((n) => 2 * n)])],
    ['a ratio of counts over its limit', fewer.judge([counts((n) => n), counts((n) => n + 3)])],
    ['counts that agree', new SteadyCountsClaim('steps').judge([counts((n) => n)])],
    ['counts of which one arm varies', steady.judge([counts((n) => n), varying])],
    ['a ratio of counts that vary', new CountedComparisonClaim({ metric: 'steps', high: 9 }).judge([varying, varying])],
    ['a ratio of counts between two limits', ratio({ low: 1, high: 3 }, (n) => 2 * n)],
    ['a ratio of counts under its lower limit', ratio({ low: 3 }, (n) => 2 * n)],
    ['counts that are fewer from a size on', ratio({ before: 64 }, () => 10)],
    ['counts that are fewer only from a larger size on', ratio({ before: 16 }, () => 20)],
  ])('judges %s again, to the same verdict', (_, verdict) => {
    expect(replayClaim(record(verdict), 1e-6)).toMatchObject({ verdict, same: true });
  });

  test('notices a record whose verdict is not that of its counts', () => {
    const { evidence } = growing.judge([counts((n) => n)]) as Extract<Verdict, { outcome: 'holds' }>;
    expect(replayClaim(record({ outcome: 'violated', evidence }), 1e-6)).toMatchObject({
      verdict: { outcome: 'holds' },
      same: false,
    });
  });

  test.each<[string, Verdict]>([
    ['a ratio', ratio({ high: 3 }, (n) => 2 * n)],
    ['counts', steady.judge([counts((n) => n)])],
  ])('notices that the verdict on %s is not that of the counts', (_, verdict) => {
    expect(replayClaim(record({ ...verdict, outcome: 'violated' } as Verdict), 1e-6)).toMatchObject({
      verdict: { outcome: 'holds' },
      same: false,
    });
  });

  test('judges no claim that was decided before anything was measured', () => {
    const obstacle = { kind: 'narrow sweep', span: 4, spanNeeded: 64 } as const;
    const replayed = replayClaim(record({ outcome: 'undecided', reason: 'unanswerable', obstacle }), 1e-6);
    expect(replayed).toMatchObject({ verdict: undefined, same: true });
  });
});
