import type { Verdict } from '../claims/kinds';
import type { CollectionRecord } from '../claims/samples';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Rerun, Rerunner, RerunResult } from './processes';
import type { Session } from './session';
import { AT_ONCE } from './trial';
import { about, asking, count, decide, exactly, linearArms, linearly, sessionOf, SIZES } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  describe('if the file can be run again', () => {
    const reruns: Rerun[] = [];
    let answer: (rerun: Rerun) => RerunResult;
    const rerunner: Rerunner = (rerun) => {
      reruns.push(rerun);
      return Promise.resolve(answer(rerun));
    };
    const violated: Verdict = {
      outcome: 'violated',
      evidence: { kind: 'exact count', arm: 'a', metric: 'promises', rows: [] },
    };

    const remote: CollectionRecord = {
      statement: {
        kind: 'scaling',
        options: { arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false },
      },
      cells: SIZES.map((n) => ({ arm: 'linear', n })),
      seed: 1_001,
      calls: SIZES.map(() => 1),
      rounds: Array.from({ length: 25 }, () => ({ order: SIZES.map((_, i) => i), durationsNs: [...SIZES] })),
      busyness: { waitingShare: 0, disturbedShare: 0, preemptedShare: 0 },
      wallNs: 1e9,
    };

    beforeEach(() => {
      reruns.length = 0;
      file = sessionOf(instruments, { rerunner });
      answer = () => ({ kind: 'decided', result: { ...AT_ONCE, verdict: violated, rounds: 25, samples: [remote] } });
    });

    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });

    test('confirms a verdict that would fail a test there, by the place and the words of the claim', async () => {
      const outcome = await decide(file, asking(about([linearArms(instruments).linear])), quadratic);
      expect(outcome).toMatchObject({ confirmations: 2, collections: 2, freshProcesses: 1, verdict: violated });
      expect(outcome.isolationFailure).toBeUndefined();
      expect(reruns).toEqual([{ purpose: 'confirm', test: 'sorting', ordinal: 1, claimed: 'it is so', seed: 1_001 }]);
    });

    test('confirms by itself if the other process could not answer', async () => {
      const obstacle = { kind: 'too steep', from: 2, steps: [] } as const;
      const verdict: Verdict = { outcome: 'undecided', reason: 'unanswerable', obstacle };
      answer = () => ({ kind: 'decided', result: { ...AT_ONCE, verdict, collections: 0 } });
      const outcome = await decide(file, asking(about([linearArms(instruments).linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, confirmations: 2, freshProcesses: 0 });
    });

    test('requests no rerun for a claim that passes', async () => {
      await decide(file, asking(about([linearArms(instruments).linear])), linearly('linear'));
      expect(reruns).toEqual([]);
    });

    test('confirms by itself if the test does not reach the claim alone, and keeps the reason', async () => {
      answer = () => ({ kind: 'failed', because: 'prepared is not a function' });
      const outcome = await decide(file, asking(about([linearArms(instruments).linear])), quadratic);
      expect(outcome).toMatchObject({
        verdict: { outcome: 'violated' },
        confirmations: 2,
        freshProcesses: 0,
        isolationFailure: 'prepared is not a function',
      });
      expect(reruns).toHaveLength(1);
    });

    test('uses another seed for a third collection', async () => {
      answer = () => ({
        kind: 'decided',
        result: { ...AT_ONCE, verdict: { ...violated, outcome: 'holds' }, rounds: 25, samples: [remote] },
      });
      const outcome = await decide(file, asking(about([linearArms(instruments).linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'holds' }, confirmations: 2, collections: 3 });
      expect(reruns.map(({ seed }) => seed)).toEqual([1_001, 2_001]);
    });

    test('counts promises there, but not turns of the event loop', async () => {
      const arms = about([linearArms(instruments).linear]);
      await expect(count(file, asking(arms), 'promises', exactly('promises', 1))).resolves.toMatchObject({
        verdict: violated,
      });
      expect(reruns).toMatchObject([{ purpose: 'count' }]);
      expect(file.countedByHooks).toBe(false);
      await count(file, asking(arms), 'loopTurns', exactly('loopTurns', 0));
      expect(reruns).toHaveLength(1);
    });

    test('counts promises by itself if the test does not reach the claim alone', async () => {
      answer = () => ({ kind: 'failed', because: 'prepared is not a function' });
      const arms = about([linearArms(instruments).linear]);
      await expect(count(file, asking(arms), 'promises', exactly('promises', 0))).resolves.toMatchObject({
        verdict: { outcome: 'holds' },
        isolationFailure: 'prepared is not a function',
      });
      expect(file.countedByHooks).toBe(true);
    });
  });
});
