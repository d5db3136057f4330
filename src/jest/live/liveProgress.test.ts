import type { Obstacle } from '../../model/obstacle';
import type { Verdict } from '../../claims/kinds';
import { evidenceOf } from '../../describe/testing/evidence';
import { AT_ONCE } from '../../trial/trialResult';
import type { AttemptState } from '../../trial/attempt';
import type { Outcome } from '../../trial/question';
import type { LiveUpdate } from '../channel/liveChannel';
import { LiveProgress } from './liveProgress';

describe('the pulse of a process', () => {
  let nowNs: number;
  let told: LiveUpdate[];
  let tookNs: number;
  const clock = { now: () => BigInt(nowNs) };
  const pulseOf = (extent: 'all' | 'decided'): LiveProgress => {
    const tell = (update: LiveUpdate): Promise<void> => {
      told.push(update);
      nowNs += tookNs;
      return Promise.resolve();
    };
    return new LiveProgress({ extent, tell }, 'decide', clock);
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
    told = [];
    estimates = 0;
    tookNs = estimateNs = 2e6;
  });

  /** Asks every ten milliseconds for ten minutes, and returns the share of them that signs of life took. */
  const shareTaken = async (pulse: LiveProgress): Promise<number> => {
    const start = nowNs;
    let taken = 0;
    while (nowNs < start + 600e9) {
      nowNs += 10e6;
      const before = nowNs;
      await pulse.onRound(claim, state);
      taken += nowNs - before;
    }
    return taken / (nowNs - start);
  };

  test('says how far a claim is', async () => {
    const pulse = pulseOf('all');
    nowNs += 250e6;
    await pulse.onRound(claim, state);
    expect(told).toEqual([
      {
        measured: {
          name: 'a group › a test',
          purpose: 'decide',
          rounds: 30,
          leftNs: 2e9,
          estimate: 'n^1.00 [0.95, 1.05]',
        },
      },
    ]);
  });

  test.each([0.01e6, 1e6, 5e6, 50e6])('takes less than 0.005 of the time where one takes %p ns', async (one) => {
    tookNs = estimateNs = one;
    expect(await shareTaken(pulseOf('all'))).toBeLessThan(0.005);
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(2_400);
  });

  test('estimates anew what is another claim, whenever it did so last', async () => {
    [tookNs, estimateNs] = [50e6, 200e6];
    const pulse = pulseOf('all');
    for (const ordinal of [1, 1, 2]) {
      nowNs += 45e9;
      await pulse.onRound({ ...claim, ordinal }, state);
    }
    expect(told).toHaveLength(3);
    expect(estimates).toBe(2);
  });

  test('is still where only verdicts are shown', async () => {
    expect(await shareTaken(pulseOf('decided'))).toBe(0);
    expect(told).toEqual([]);
  });

  const outcome: Outcome = {
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

  test.each<[Partial<Outcome>, string, string]>([
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
  ])('says what a claim came to', async (more, stated, said) => {
    await pulseOf('decided').onDecided({ ...outcome, ...more });
    expect(told).toMatchObject([{ decided: { name: 'a test (claim 2)', state: stated, verdict: said, wallNs: 7e8 } }]);
  });

  test.each<Obstacle>([{ kind: 'no base' }, { kind: 'no program', command: 'python3', install: undefined }])(
    'says nothing of a claim that is for another run: $kind',
    async (obstacle) => {
      const verdict: Verdict = { outcome: 'undecided', reason: 'unanswerable', obstacle };
      await pulseOf('all').onDecided({ ...outcome, verdict });
      expect(told).toEqual([]);
    },
  );
});
