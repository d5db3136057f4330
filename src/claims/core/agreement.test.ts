import { seededRandom } from '../../statistics/random';
import { agreement, errorRateIfConfirmed, isForProcesses, needsAnother } from './agreement';
import type { ProcessRule } from './processRule';
import type { Verdict } from '../kinds';

const evidence = { kind: 'exact count', arm: 'a', metric: 'loopTurns', rows: [] } as const;
const busyness = { waitingShare: 0.3, disturbedShare: 0.5, preemptedShare: 0.2 };
const VERDICTS = {
  holds: { outcome: 'holds', evidence },
  violated: { outcome: 'violated', evidence },
  close: { outcome: 'undecided', reason: 'too close', obstacle: { kind: 'no slope', timeGrowth: 1 }, evidence },
  unmeasured: { outcome: 'undecided', reason: 'isolation failed', obstacle: { kind: 'no base' } },
  busy: { outcome: 'undecided', reason: 'busy', obstacle: { kind: 'contention', busyness }, evidence },
} as const satisfies Record<string, Verdict>;
type Name = keyof typeof VERDICTS;

const verdictsOf = (names: readonly Name[]): Verdict[] => names.map((name) => VERDICTS[name]);

describe('agreement', () => {
  test.each<[readonly Name[], boolean, Name, number, number]>([
    [['holds'], false, 'holds', 0, 1],
    [['violated'], true, 'violated', 0, 1],
    [['busy'], false, 'busy', 0, 1],
    [['violated', 'violated'], false, 'violated', 1, 2],
    [['violated', 'holds', 'holds'], false, 'holds', 2, 2],
    [['violated', 'holds', 'violated'], false, 'violated', 2, 2],
    [['violated', 'close', 'violated'], false, 'violated', 2, 2],
    [['violated', 'holds', 'close'], false, 'close', 2, 1],
    [['violated', 'close', 'holds'], false, 'close', 1, 1],
    [['violated', 'busy'], false, 'busy', 1, 1],
    [['close', 'close'], true, 'close', 1, 2],
    [['close', 'holds'], false, 'holds', 1, 1],
    [['close', 'violated'], true, 'violated', 1, 1],
    [['violated', 'unmeasured', 'violated'], false, 'violated', 2, 2],
    [['violated', 'unmeasured', 'close'], false, 'close', 2, 1],
  ])('of %p (not: %p) is %s, the verdict of number %i, by %i', (names, isNot, name, decisive, confirmations) => {
    expect(needsAnother(verdictsOf(names), { isNot })).toBe(false);
    expect(agreement(verdictsOf(names), { isNot })).toEqual({ verdict: VERDICTS[name], decisive, confirmations });
  });

  test.each<[readonly Name[], boolean]>([
    [['violated'], false],
    [['holds'], true],
    [['close'], false],
    [['violated', 'holds'], false],
    [['violated', 'close'], false],
    [['close', 'violated'], false],
    [['close', 'holds'], true],
  ])('needs one more than %p (not: %p), and is undecided without', (names, isNot) => {
    const verdicts = verdictsOf(names);
    expect(needsAnother(verdicts, { isNot })).toBe(true);
    expect(agreement(verdicts, { isNot })).toMatchObject({ verdict: { outcome: 'undecided' }, confirmations: 1 });
  });

  describe('of a claim that several processes may decide', () => {
    /** Leaves it to processes once one is too close, and has three of them find that it holds. */
    const processRule: ProcessRule = {
      isNear: (verdicts) => verdicts.some(({ outcome }) => outcome === 'undecided'),
      verdictOf: (verdicts, isNot) => (verdicts.length < 3 ? undefined : VERDICTS[isNot ? 'violated' : 'holds']),
      tooFew: (_, isolationFailure) => ({
        ...VERDICTS.unmeasured,
        obstacle: { kind: 'not at base', arm: '', because: isolationFailure ?? 'late' },
      }),
    };

    test.each([
      [false, 'holds'],
      [true, 'violated'],
    ] as const)('is what they find together, once there are enough (not: %p)', (isNot, name) => {
      const confirming = { isNot, processRule };
      expect(needsAnother(verdictsOf(['close']), confirming)).toBe(true);
      expect(needsAnother(verdictsOf(['close', 'violated']), confirming)).toBe(true);
      const verdicts = verdictsOf(['close', 'violated', 'holds']);
      expect(needsAnother(verdicts, confirming)).toBe(false);
      expect(agreement(verdicts, confirming)).toEqual({ verdict: VERDICTS[name], decisive: 2, confirmations: 3 });
    });

    test.each(['list is not defined', undefined])('is that too few answered, and why: %p', (isolationFailure) => {
      const { verdict } = agreement(verdictsOf(['close', 'violated']), { isNot: false, processRule, isolationFailure });
      expect(verdict).toMatchObject({ obstacle: { because: isolationFailure ?? 'late' } });
    });

    test.each<[readonly Name[], boolean, Name]>([
      [['holds'], false, 'holds'],
      [['violated', 'violated'], false, 'violated'],
      [['holds', 'holds'], true, 'holds'],
    ])('of %p (not: %p) is %s without the rule if each is clear', (names, isNot, name) => {
      const confirming = { isNot, processRule };
      expect(isForProcesses(verdictsOf(names), confirming)).toBe(false);
      expect(needsAnother(verdictsOf(names), confirming)).toBe(false);
      expect(agreement(verdictsOf(names), confirming)).toMatchObject({ verdict: VERDICTS[name] });
    });
  });
});

describe('errorRateIfConfirmed', () => {
  test('is what each of three collections may err by for two of them to err as seldom as a trial may', () => {
    expect(errorRateIfConfirmed(1e-6)).toBeCloseTo(Math.sqrt(1e-6 / 3), 8);
  });

  test('keeps the error rate of a trial whose collections err that often', () => {
    const [errorRate, trials, random] = [0.03, 20_000, seededRandom(1)];
    const errs = (): Name => (random() < errorRateIfConfirmed(errorRate) ? 'violated' : 'holds');
    let wrong = 0;
    for (let trial = 0; trial < trials; trial++) {
      const names = [errs()];
      while (needsAnother(verdictsOf(names), { isNot: false })) names.push(errs());
      if (agreement(verdictsOf(names), { isNot: false }).verdict.outcome === 'violated') wrong++;
    }
    expect(wrong / trials).toBeLessThan(errorRate);
    expect(wrong / trials).toBeGreaterThan(errorRate / 3);
  });
});
