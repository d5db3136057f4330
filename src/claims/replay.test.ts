import { conclude } from './core/conclusion';
import { replay } from './replay';
import { timesOf } from './rounds';
import type { CollectionRecord } from './samples';
import { claimOf, type Statement } from './kinds';
import { noisyRounds, QUIET } from './testing/noise';
import { ERROR_RATE } from './testing/verdicts';
import type { Evidence, Verdict } from './kinds';
import { seededRandom } from '../statistics/random';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
const PAIR = { arm: 'a', other: 'b', sizes: [100, 1000, 10_000] };
const busyness = { waitingShare: 0, disturbedShare: 0, preemptedShare: 0 };

const statements: readonly [string, Statement, (n: number) => number][] = [
  [
    'growth',
    { kind: 'scaling', options: { arm: 'a', sizes: SIZES, growth: 'n', atMost: false, extensions: 0 } },
    (n) => 50 * n,
  ],
  [
    'growth over a longer sweep',
    { kind: 'scaling', options: { arm: 'a', sizes: SIZES, growth: 'n', atMost: true, extensions: 1 } },
    (n) => n * n,
  ],
  ['a constant', { kind: 'constant', options: { arm: 'a', sizes: SIZES, factor: 1.5 } }, () => 90_000],
  ['an overhead', { kind: 'overhead', options: { ...PAIR, factor: 2 } }, (n) => 300 * n],
  ['slopes', { kind: 'slope', options: { ...PAIR, within: 0.15 } }, (n) => 300 * n],
  ['a ratio', { kind: 'comparison', options: { ...PAIR, low: 0.8, high: 1.2 } }, (n) => 300 * n],
];

/** Returns the record of a collection of a claim whose arms all cost the same. */
function collected(statement: Statement, truth: (n: number) => number, count: number, seed = 1): CollectionRecord {
  const { cells } = claimOf(statement);
  const rounds = noisyRounds(
    cells.map(({ n }) => truth(n)),
    QUIET,
    seededRandom(seed),
  );
  const calls = cells.map((_, i) => 1 + (i % 7));
  return {
    statement,
    cells,
    seed,
    calls,
    rounds: Array.from({ length: count }, () => ({
      order: cells.map((_, i) => i).reverse(),
      durationsNs: rounds().map((time, i) => Math.round(time * calls[i]!)),
    })),
    busyness,
    wallNs: 1e9,
  };
}

function verdictOf(record: CollectionRecord): Verdict {
  const judge = claimOf(record.statement).judge(ERROR_RATE);
  for (const round of record.rounds) judge.add(timesOf(round, record.calls));
  const measuredNs = record.rounds.flatMap(({ durationsNs }) => durationsNs).reduce((sum, each) => sum + each, 0);
  return conclude<Evidence>(judge, { ...record, rounds: record.rounds.length, measuredNs });
}

describe('replay', () => {
  test.each(statements)('of %s returns the same verdict and evidence from its record', (_, statement, truth) => {
    const record = collected(statement, truth, 60);
    const kept = JSON.parse(JSON.stringify(record)) as CollectionRecord;
    // Under .not a hold is confirmed, otherwise a violation: one of the two needs no second collection.
    const isNot = verdictOf(record).outcome === 'violated';
    expect(replay([kept], ERROR_RATE, { isNot }).verdict).toEqual(verdictOf(record));
  });

  test('of other batches returns another verdict', () => {
    const [[, statement, truth]] = statements as [(typeof statements)[number]];
    const linear = collected(statement, truth, 60);
    const quadratic = collected(statement, (n) => n * n, 60);
    expect(replay([linear], ERROR_RATE, { isNot: false }).verdict.outcome).toBe('holds');
    expect(replay([quadratic, quadratic], ERROR_RATE, { isNot: false })).toMatchObject({
      verdict: { outcome: 'violated' },
      confirmations: 2,
    });
    expect(replay([quadratic, linear, linear], ERROR_RATE, { isNot: false })).toMatchObject({
      verdict: { outcome: 'holds' },
      decisive: 2,
    });
  });

  test('of processes that decide together returns what they decide, and is undecided without enough of them', () => {
    const statement: Statement = { kind: 'comparison', options: { ...PAIR, low: 0.9, high: 1.1 } };
    const processes = [1, 2, 3, 4, 5].map((seed) => collected(statement, (n) => 300 * n, 60, seed));
    expect(replay(processes, ERROR_RATE, { isNot: false })).toMatchObject({
      verdict: { outcome: 'holds' },
      decisive: 4,
      confirmations: 5,
    });
    expect(replay(processes.slice(1), ERROR_RATE, { isNot: false }).verdict).toMatchObject({ reason: 'test timeout' });
  });

  test('of too few rounds names their end', () => {
    const [[, statement, truth]] = statements as [(typeof statements)[number]];
    const record = { ...collected(statement, truth, 8), endedBy: 'test timeout' } as const;
    expect(verdictOf(record)).toMatchObject({
      reason: 'test timeout',
      obstacle: { kind: 'too few rounds', rounds: 8, roundNs: 1e9 / 8, endedBy: 'test timeout' },
    });
  });

  test('of a busy machine is busy', () => {
    const [[, statement, truth]] = statements as [(typeof statements)[number]];
    const record = { ...collected(statement, truth, 8), busyness: { ...busyness, waitingShare: 0.2 } };
    expect(verdictOf(record)).toMatchObject({ reason: 'busy', obstacle: { busyness: { waitingShare: 0.2 } } });
  });
});
