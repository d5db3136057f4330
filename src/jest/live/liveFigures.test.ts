import { evidenceOf } from '../../describe/testing/evidence';
import { AT_ONCE } from '../../trial/trial';
import type { AttemptState } from '../../trial/attempt';
import type { DecidedClaim } from '../../trial/claim';
import type { LiveMessage } from '../channel/messages';
import type { ChildTask } from '../process/child';
import { LiveFigures } from './liveFigures';

describe('the live figures of a process', () => {
  let nowNs: number;
  let shown: LiveMessage[];
  let tookNs: number;
  const clock = { now: () => BigInt(nowNs) };
  const figuresOf = (
    liveFigures: ChildTask['liveFigures'],
    role: ChildTask['role'] = { kind: 'decide' },
  ): LiveFigures => {
    const show = (figure: LiveMessage): Promise<void> => {
      shown.push(figure);
      nowNs += tookNs;
      return Promise.resolve();
    };
    return new LiveFigures(show, { liveFigures, role }, clock);
  };
  const claim = { test: 'a group a test', group: 'a group', ordinal: 1 };
  let estimates: number;
  let estimateNs: number;
  const state: AttemptState = {
    rounds: 30,
    spentNs: 1e9,
    budgetNs: 3e9,
    evidence: () => {
      estimates++;
      nowNs += estimateNs;
      return evidenceOf.scaling;
    },
  };

  beforeEach(() => {
    nowNs = 5e9;
    shown = [];
    estimates = 0;
    tookNs = estimateNs = 2e6;
  });

  /** Asks every ten milliseconds for ten minutes, and returns the share of them that figures took. */
  const shareTaken = async (figures: LiveFigures): Promise<number> => {
    const start = nowNs;
    let taken = 0;
    while (nowNs < start + 600e9) {
      nowNs += 10e6;
      const before = nowNs;
      await figures.measured(claim, state);
      taken += nowNs - before;
    }
    return taken / (nowNs - start);
  };

  test('show the progress of a claim', async () => {
    const figures = figuresOf('all');
    nowNs += 250e6;
    await figures.measured(claim, state);
    expect(shown).toEqual([
      {
        kind: 'measured',
        claim: {
          name: 'a group › a test',
          purpose: 'decide',
          rounds: 30,
          leftNs: 2e9,
          estimate: 'n^1.00 [0.95, 1.05]',
        },
      },
    ]);
  });

  test.each([0.01e6, 1e6, 5e6, 50e6])('take less than 0.005 of the time if one takes %p ns', async (one) => {
    tookNs = estimateNs = one;
    expect(await shareTaken(figuresOf('all'))).toBeLessThan(0.005);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThanOrEqual(2_400);
  });

  test('estimate another claim again, even shortly after the last estimate', async () => {
    [tookNs, estimateNs] = [50e6, 200e6];
    const figures = figuresOf('all');
    for (const ordinal of [1, 1, 2]) {
      nowNs += 45e9;
      await figures.measured({ ...claim, ordinal }, state);
    }
    expect(shown).toHaveLength(3);
    expect(estimates).toBe(2);
  });

  test('say that a rerun confirms, and leave the verdict to the process of the file', async () => {
    const rerun = { purpose: 'confirm', test: 'a test', ordinal: 1, claimed: 'it is linear', seed: 1 } as const;
    const figures = figuresOf('all', { kind: 'rerun', rerun });
    nowNs += 250e6;
    await figures.measured(claim, state);
    await figures.decided(outcome);
    expect(shown).toMatchObject([{ kind: 'measured', claim: { purpose: 'confirm' } }]);
  });

  test('show no progress if only verdicts are shown', async () => {
    expect(await shareTaken(figuresOf('decided'))).toBe(0);
    expect(shown).toEqual([]);
  });

  const outcome: DecidedClaim = {
    kind: 'decided',
    ...AT_ONCE,
    verdict: { outcome: 'holds', evidence: evidenceOf.scaling },
    matcher: 'toScaleLinearly',
    isNot: false,
    claimed: 'it is linear',
    test: 'a test',
    ordinal: 2,
    invocation: 1,
    wallNs: 7e8,
  };

  test.each<[Partial<DecidedClaim>, string, string]>([
    [{}, 'as stated', 'holds'],
    [{ isNot: true }, 'not as stated', 'holds (.not claims otherwise)'],
    [
      { isNot: true, verdict: { outcome: 'violated', evidence: evidenceOf.scaling } },
      'as stated',
      'violated (as .not claims)',
    ],
    [
      {
        verdict: {
          outcome: 'undecided',
          reason: 'busy',
          obstacle: { kind: 'contention', busyness: { waitingShare: 1, disturbedShare: 1, preemptedShare: 1 } },
          evidence: undefined,
        },
      },
      'undecided',
      'undecided (busy)',
    ],
  ])('show the verdict on a claim', async (more, stated, said) => {
    await figuresOf('decided').decided({ ...outcome, ...more });
    expect(shown).toMatchObject([
      { kind: 'decided', claim: { name: 'a test (claim 2)', state: stated, verdict: said, wallNs: 7e8 } },
    ]);
  });
});
