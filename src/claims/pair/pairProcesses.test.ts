import { undecided, type Verdict as VerdictOn } from '../../model/verdict';
import { ComparisonClaim } from '../comparison/comparisonClaim';
import type { ComparisonEvidence, ComparisonOptions } from '../comparison/evidence';
import { judged } from '../testing/judged';

type Verdict = VerdictOn<ComparisonEvidence>;

const SIZES = [100, 1_000];
const claimOf = (options: Partial<ComparisonOptions>): ComparisonClaim =>
  new ComparisonClaim({ arm: 'a', other: 'b', sizes: SIZES, ...options });

/** The verdict of a process in which the ratio is that at the smaller size, and at the larger one that or another. */
function process(claim: ComparisonClaim, ratio: number, atTheTop = ratio): Verdict {
  const judge = judged(claim, [100 * ratio, 1_000 * atTheTop, 100, 1_000]);
  const { state } = judge;
  if (state === 'holds' || state === 'violated') return { outcome: state, evidence: judge.evidence() };
  return undecided(judge.obstacle(), judge.evidence());
}

/** Ratios that differ by some percent from a middle one, none of them the same. */
const around = (ratio: number, count: number, share = 0.01): number[] =>
  Array.from({ length: count }, (_, i) => ratio * (1 + share * ((2 * i) / (count - 1) - 1)));

const within5 = claimOf({ high: 1.05 });
const rule = within5.processRule;
const processes = (ratios: readonly number[], claim = within5): Verdict[] =>
  ratios.map((ratio) => process(claim, ratio));

describe('processes decide together', () => {
  test.each<[string, number[], boolean]>([
    ['one is nearer to the limit than a tenth', [1], true],
    ['one is nearer from beyond', [1.1], true],
    ['a later one is', [1.3, 1.14], true],
    ['two are clear, on either side', [1.3, 0.9], true],
    ['one is clear', [0.9], false],
    ['two are clear on the same side', [1.3, 1.2], false],
  ])('if %s: %p %p', (_, ratios, isNear) => {
    expect(rule.isNear(processes(ratios))).toBe(isNear);
  });

  test('not if a claim is undecided for another reason', () => {
    const { evidence } = process(within5, 1);
    const few = { kind: 'too few rounds', rounds: 3, roundNs: 1e6, endedBy: 'budget', needed: 26 } as const;
    expect(rule.isNear([undecided(few, evidence)])).toBe(false);
  });

  test.each<[string, number[], string | undefined]>([
    ['fewer than five are not enough', around(1, 4), undefined],
    ['five that are inside hold', around(1, 5), 'holds'],
    ['five that are outside violate', around(1.12, 5), 'violated'],
    ['five that nine may decide are not enough', around(1.03, 5), undefined],
    ['six to eight are not enough', around(1, 8), undefined],
    ['nine that are inside hold', around(1.03, 9), 'holds'],
    ['one far out of nine leaves it open', [...around(1, 8), 1.4], 'undecided'],
    ['five around the limit leave it open at once', around(1.05, 5), 'undecided'],
  ])('%s', (_, ratios, outcome) => {
    expect(rule.verdictOf(processes(ratios), false)?.outcome).toBe(outcome);
  });

  test('and a verdict that fails a test must be surer than one that passes it', () => {
    const [holding, violating] = [processes(around(1.015, 5)), processes(around(1.086, 5))];
    expect(rule.verdictOf(holding, false)?.outcome).toBe('holds');
    expect(rule.verdictOf(holding, true)).toBeUndefined();
    expect(rule.verdictOf(violating, true)?.outcome).toBe('violated');
    expect(rule.verdictOf(violating, false)).toBeUndefined();
  });

  test('and any size can violate the claim, but only all of them together hold', () => {
    const at = (ratio: number): Verdict[] => around(ratio, 5).map((top) => process(within5, 1, top));
    expect(rule.verdictOf(at(1.13), false)?.outcome).toBe('violated');
    expect(rule.verdictOf(at(1.03), false)).toBeUndefined();
  });

  test('on either side of a claim of equality', () => {
    const equal = claimOf({ low: 1 / 1.05, high: 1.05 });
    const outcomeAt = (ratio: number): string | undefined =>
      equal.processRule.verdictOf(processes(around(ratio, 5), equal), false)?.outcome;
    expect([0.89, 1, 1.13].map(outcomeAt)).toEqual(['violated', 'holds', 'violated']);
  });
});

describe('the evidence of several processes', () => {
  const ratios = around(1, 5);
  const { evidence } = rule.verdictOf(processes(ratios), false) as { evidence: ComparisonEvidence };

  test('has the ratio of each, and an interval that covers what they differ by', () => {
    const [{ ratio, processes: found }] = evidence.ratios as [ComparisonEvidence['ratios'][0]];
    expect(found).toEqual(ratios.map((each) => expect.closeTo(each, 8) as number));
    expect(ratio.estimate).toBeCloseTo(1, 3);
    expect(ratio.low).toBeLessThan(0.99);
    expect(ratio.high).toBeGreaterThan(1.01);
    expect(ratio.high).toBeLessThan(1.05);
  });

  test('has the times over all of them', () => {
    expect(evidence.times.map(({ arm, n }) => `${arm} ${String(n)}`)).toEqual(['a 100', 'a 1000', 'b 100', 'b 1000']);
    expect(evidence.times[1]!.timeNs.estimate).toBeCloseTo(1_000, -1);
  });

  test('has the smallest ratio that they would have shown to violate the claim', () => {
    const { detectableRatio = 0 } = evidence;
    const shifted = (ratio: number): Verdict[] => processes(ratios.map((each) => each * ratio));
    expect(rule.verdictOf(shifted(1.01 * detectableRatio), false)?.outcome).toBe('violated');
    expect(rule.verdictOf(shifted(0.98 * detectableRatio), false)?.outcome).not.toBe('violated');
  });

  test('has no such ratio unless they show that the claim holds', () => {
    const violated = rule.verdictOf(processes(around(1.12, 5)), false);
    expect(violated).toMatchObject({ outcome: 'violated', evidence: { detectableRatio: undefined } });
  });

  test('names the size and the bound that they leave open', () => {
    const equal = claimOf({ low: 1 / 1.05, high: 1.05 });
    const verdicts = around(1, 5).map((ratio) => process(equal, ratio, ratio / 1.05));
    const { evidence: found, ...verdict } = equal.processRule.verdictOf(verdicts, false)!;
    expect(verdict).toEqual({
      outcome: 'undecided',
      reason: 'too close',
      obstacle: {
        kind: 'processes differ',
        n: 1_000,
        found: found!.ratios[1]!.ratio.estimate,
        limit: 1 / 1.05,
        processes: 5,
      },
    });
  });
});

describe('processes on a busy machine', () => {
  const obstacle = { kind: 'contention', busyness: { disturbedShare: 0.3, preemptedShare: 0.2 } } as const;
  const busy = (ratio: number): Verdict => undecided(obstacle, process(within5, ratio).evidence);

  test('decide together too', () => {
    expect(rule.isNear([busy(1)])).toBe(true);
    expect(rule.verdictOf(around(1, 5).map(busy), false)?.outcome).toBe('holds');
  });

  test('are busy if they do not decide, or are too few', () => {
    const leftOpen = [busy(1.05), ...processes(around(1.05, 4))];
    expect(rule.verdictOf(leftOpen, false)).toMatchObject({ reason: 'busy', obstacle });
    expect(rule.tooFew(leftOpen.slice(0, 2), undefined)).toMatchObject({ reason: 'busy', obstacle });
    expect(rule.verdictOf(leftOpen.slice(1).concat(process(within5, 1.05)), false)).toMatchObject({
      reason: 'too close',
    });
  });
});

describe('too few processes', () => {
  test.each([
    [undefined, 'test timeout'],
    ['list is not defined', 'isolation failed'],
  ])('are undecided, with what they found (%p: %s)', (isolationFailure, reason) => {
    const alone = processes([1.03]);
    expect(rule.tooFew(alone, isolationFailure)).toEqual({
      outcome: 'undecided',
      reason,
      obstacle: {
        kind: 'too few processes',
        n: 100,
        found: expect.closeTo(1.03, 8) as number,
        limit: 1.05,
        processes: 1,
        needed: 5,
        isolationFailure,
      },
      evidence: alone[0]!.evidence,
    });
  });

  test('never decide, even if they are clear together', () => {
    const verdict = rule.tooFew(processes(around(1, 4)), undefined);
    expect(verdict).toMatchObject({ outcome: 'undecided', obstacle: { processes: 4 } });
    expect(verdict.evidence!.ratios[0]!.processes).toHaveLength(4);
  });

  test('do not count those that could not measure all sizes', () => {
    const all = processes(around(1, 5));
    const [{ evidence }] = all as [Verdict];
    const shorter: Verdict = { outcome: 'holds', evidence: { ...evidence!, ratios: evidence!.ratios.slice(0, 1) } };
    expect(rule.verdictOf([...all.slice(1), shorter], false)).toBeUndefined();
    expect(rule.tooFew([...all.slice(1), shorter], undefined)).toMatchObject({ obstacle: { processes: 4 } });
  });
});
