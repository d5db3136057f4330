import type { Collection } from '../measure/sweep/collection';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { attempt, type AttemptOptions } from './attempt';
import { after, collecting, evidence, nearBound, optionsWith, ScriptedClaim, twoArms } from './testing/scriptedClaim';

describe('attempt', () => {
  let instruments: FakeInstruments;
  let options: AttemptOptions;
  beforeEach(() => {
    instruments = new FakeInstruments();
    options = optionsWith(instruments);
  });

  describe('on a busy machine', () => {
    /** An arm whose calls wait for a core for a share of their time. */
    function waiting(share: number): Collection {
      const run = (n: number): void => {
        instruments.clock.advance(10_000 * n);
        instruments.kernel.wait(share * 10_000 * n);
      };
      return collecting(instruments, { a: run });
    }

    const short = (): AttemptOptions => ({ ...options, budgetNs: 4e6 });

    test('is busy if the process waited for a core', async () => {
      const result = await attempt(new ScriptedClaim(['a'], () => 'open'), waiting(0.3), short());
      expect(result.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy', evidence });
      expect(result.record.busyness.waitingShare).toBeGreaterThan(0.1);
      expect(result.verdict).toHaveProperty('obstacle.busyness', result.record.busyness);
    });

    test('is busy if the control was slow', async () => {
      const collection = twoArms(instruments);
      instruments.onBreathe = () => {
        const taken = collection.rounds.length;
        instruments.clock.idleNs = taken > 0 && taken % 5 === 0 ? 200_000 : 100_000;
      };
      const result = await attempt(new ScriptedClaim(['a'], () => 'open'), collection, short());
      expect(result.verdict).toMatchObject({ reason: 'busy', obstacle: { busyness: { waitingShare: 0 } } });
      expect(result.record.busyness.disturbedShare).toBeGreaterThan(0.05);
    });

    test('is not busy if it hardly waited', async () => {
      const result = await attempt(new ScriptedClaim(['a'], () => 'open'), waiting(0.04), short());
      expect(result.verdict).toMatchObject({ reason: 'too close' });
    });

    test('is not busy if the kernel does not report and the control was steady', async () => {
      const collection = twoArms(instruments);
      instruments.kernel.hideRunQueue();
      const result = await attempt(new ScriptedClaim(['a'], () => 'open'), collection, short());
      expect(result.verdict).toMatchObject({ reason: 'too close' });
    });

    test.each(['holds', 'violated'] as const)('still finds that a claim %s', async (outcome) => {
      const result = await attempt(new ScriptedClaim(['a'], after(10, outcome)), waiting(0.3), short());
      expect(result.verdict.outcome).toBe(outcome);
    });

    test('is too close even so if more rounds do not help', async () => {
      const result = await attempt(new ScriptedClaim(['a'], after(13, 'stuck')), waiting(0.3), short());
      expect(result.verdict).toMatchObject({ reason: 'too close', obstacle: nearBound });
    });
  });
});
