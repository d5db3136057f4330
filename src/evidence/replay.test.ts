import { CountedConstantClaim } from '../claims/countedConstant';
import { CountedGrowthClaim } from '../claims/countedGrowth';
import { judgeCounts, type ArmCounts } from '../claims/counts';
import type { Verdict } from '../claims/verdict';
import type { ClaimRecord } from './record';
import { replayClaim } from './replay';

const SIZES = [1, 4, 16, 64, 256];
const counts = (count: (n: number) => number): ArmCounts => ({
  arm: 'a',
  counts: SIZES.map((n) => ({ n, counted: [count(n), count(n), count(n)] })),
});

const record = (verdict: Verdict): ClaimRecord =>
  JSON.parse(
    JSON.stringify({ id: { file: 'a', test: 'b', ordinal: 1 }, isNot: false, verdict, samples: [] }),
  ) as ClaimRecord;

const growing = new CountedGrowthClaim({ sizes: SIZES, metric: 'promises', growth: 'n', atMost: false });
const constant = new CountedConstantClaim({ metric: 'loopTurns', factor: 1.5 });

describe('replayClaim', () => {
  test.each<[string, Verdict]>([
    [
      'counts that are exact',
      judgeCounts(
        counts((n) => n),
        'loopTurns',
        (n) => n,
      ),
    ],
    [
      'counts that are not',
      judgeCounts(
        counts((n) => n),
        'loopTurns',
        (n) => n + 1,
      ),
    ],
    ['counts that grow like n', growing.judge([counts((n) => n)])],
    ['counts that grow like n^2', growing.judge([counts((n) => n * n)])],
    ['counts that cannot be told', growing.judge([counts((n) => (n === 256 ? 560 : n))])],
    ['a constant count', constant.judge([counts(() => 3)])],
    ['a count that is no constant', constant.judge([counts((n) => n)])],
  ])('judges %s again, to the same verdict', (_, verdict) => {
    expect(replayClaim(record(verdict), 1e-6)).toMatchObject({ verdict, same: true });
  });

  test('finds a record out that says something else than its counts', () => {
    const { evidence } = growing.judge([counts((n) => n)]) as Extract<Verdict, { outcome: 'holds' }>;
    expect(replayClaim(record({ outcome: 'violated', evidence }), 1e-6)).toMatchObject({
      verdict: { outcome: 'holds' },
      same: false,
    });
  });

  test('judges nothing that was decided before anything was measured', () => {
    const obstacle = { kind: 'narrow sweep', span: 4, spanNeeded: 64 } as const;
    const replayed = replayClaim(record({ outcome: 'undecided', reason: 'unanswerable', obstacle }), 1e-6);
    expect(replayed).toMatchObject({ verdict: undefined, same: true });
  });
});
