import type { CollectionRecord } from '../claims/samples';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { seededRandom } from '../statistics/random';
import { experiment } from '../workload/experiment';
import { normalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { DecidedClaim } from './claim';
import type { Session } from './session';
import { about, asking, decide, linearly, sessionOf, SIZES } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  describe('if calls become too long', () => {
    /** Counts how often a workload is called at each size. */
    const calls = new Map<number, number>();
    beforeEach(() => {
      calls.clear();
    });

    const counted =
      (timeNs: (n: number) => number) =>
      (n: number): void => {
        calls.set(n, (calls.get(n) ?? 0) + 1);
        instruments.clock.advance(timeNs(n));
      };
    const decideOver = (sizes: readonly number[], timeNs: (n: number) => number): Promise<DecidedClaim> => {
      const workloads = new Map([['work', normalWorkload(counted(timeNs))]]);
      const sized = (over: readonly number[]): ScalingClaim => linearly('work', over);
      return decide(file, asking({ workloads, sizes, experiment: undefined }, { over: sized }), sized(sizes));
    };

    test('decides at once, without a call that is predicted to exceed the limit', async () => {
      const { verdict, collections } = await decideOver([1, 10, 20, 30, 40], (n) => 10 * 2 ** n);
      expect(verdict).toMatchObject({
        outcome: 'undecided',
        reason: 'unanswerable',
        obstacle: { kind: 'too long', arm: 'work', n: 30, timeNs: undefined, limitNs: 10e9, budgetNs: undefined },
      });
      expect(collections).toBe(0);
      expect([...calls]).toEqual([
        [1, 3],
        [10, 3],
        [20, 3],
      ]);
    });

    test('stops after a call that exceeded the limit', async () => {
      const { verdict } = await decideOver([2, 20, 200], (n) => (n === 200 ? 11e9 : 1_000));
      expect(verdict).toMatchObject({
        obstacle: {
          kind: 'too long',
          n: 200,
          timeNs: 11e9,
          before: [
            { n: 2, timeNs: 1_000 },
            { n: 20, timeNs: 1_000 },
          ],
        },
      });
      expect(calls.get(200)).toBe(1);
    });

    test('names the budget that would suffice if a call takes too much of it', async () => {
      // 25 rounds of 4 cells, in 16 times the budget
      const { verdict } = await decideOver([1, 4, 16, 64], (n) => (n === 64 ? 160e6 : 1_000 * n));
      expect(verdict).toMatchObject({ obstacle: { kind: 'too long', n: 64, timeNs: 160e6, budgetNs: 1e9 } });
      expect(calls.get(64)).toBe(2);
    });

    test('ignores the time that calls waited for a core', async () => {
      const { verdict } = await decideOver(SIZES, (n) => {
        if (calls.get(n)! > 3) return 1_000 * n;
        instruments.kernel.wait(5e9);
        return 5e9 + 1_000 * n;
      });
      expect(verdict.outcome).toBe('holds');
    });

    test('tolerates a slow first call of a size', async () => {
      const { verdict } = await decideOver(SIZES, (n) => (calls.get(n) === 1 ? 5e9 : 1_000 * n));
      expect(verdict.outcome).toBe('holds');
    });

    test('lets the smaller sizes violate the claim', async () => {
      const { verdict, confirmations } = await decideOver([...SIZES, 4_096], (n) => (n > 3_000 ? 1e9 : n ** 2));
      expect(verdict).toMatchObject({ outcome: 'violated', evidence: { tail: { to: 1_024 } } });
      expect(confirmations).toBe(2);
    });

    test('does not let them show that it holds', async () => {
      const { verdict } = await decideOver([...SIZES, 4_096], (n) => (n > 3_000 ? 1e9 : 100 * n));
      expect(verdict).toMatchObject({ outcome: 'undecided', obstacle: { kind: 'too long', n: 4_096, timeNs: 1e9 } });
    });

    test('sets aside as many rounds of smaller sizes as those would take alone, if they do not decide', async () => {
      // The very bound of linear growth
      const timeNs = (n: number): number => 1_000 * n ** 1.25;
      const own = await decideOver(SIZES, timeNs);
      expect(own).toMatchObject({ verdict: { outcome: 'undecided', reason: 'too close' } });
      calls.clear();
      const outcome = await decideOver([...SIZES, 4_096], (n) => (n > 3_000 ? 1e9 : timeNs(n)));
      expect(outcome).toMatchObject({
        verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle: { kind: 'too long', n: 4_096 } },
        collections: 0,
        rounds: 0,
        samples: [],
        decidingNs: own.decidingNs,
      });
      const roundsOf = (records: readonly CollectionRecord[]): number[] => records.map(({ rounds }) => rounds.length);
      expect(roundsOf(outcome.setAside)).toEqual(roundsOf([...own.setAside, ...own.samples]));
    });

    test('does not measure sizes that are too close together', async () => {
      const { verdict } = await decideOver([10, 11, 12, 1_000, 4_000], (n) => (n > 12 ? 1e9 : 100 * n ** 2));
      expect(verdict).toMatchObject({ obstacle: { kind: 'too long' } });
      expect(calls.get(12)).toBe(3);
    });

    test('leaves out an arm that the claim is not about', async () => {
      const { linear, exploding } = experiment({
        sizes: SIZES,
        arms: { linear: instruments.takingAbout((n) => 1_000 * n, seededRandom(8)), exploding: counted((n) => 2 ** n) },
      });
      expect((await decide(file, asking(about([linear])), linearly('linear'))).verdict.outcome).toBe('holds');
      const { verdict } = await decide(file, asking(about([exploding])), linearly('exploding'));
      expect(verdict).toMatchObject({ obstacle: { kind: 'too long', arm: 'exploding', n: 64 } });
    });

    test('gives up a call that does not settle, and measures nothing beside it', async () => {
      const { timer } = instruments;
      const workloads = new Map([
        [
          'work',
          normalWorkload((n: number) => {
            counted((size) => 20 * size ** 2)(n);
            if (n < 1_024) return Promise.resolve();
            setImmediate(() => {
              timer.fire();
            });
            return new Promise(() => undefined);
          }),
        ],
      ]);
      const sized = (over: readonly number[]): ScalingClaim => linearly('work', over);
      const arms: Arms = { workloads, sizes: SIZES, experiment: undefined };
      const { verdict } = await decide(file, asking(arms, { over: sized }), sized(SIZES));
      expect(verdict).toMatchObject({ obstacle: { kind: 'too long', n: 1_024, timeNs: Infinity } });
      expect(calls.get(256)).toBe(3);
    });

    test('measures no other arm beside a call that does not settle', async () => {
      const { timer } = instruments;
      const run = (n: number): unknown => {
        counted((size) => 20 * size ** 2)(n);
        if (n < 1_024) return Promise.resolve();
        setImmediate(() => {
          timer.fire();
        });
        return new Promise(() => undefined);
      };
      const { linear } = experiment({
        sizes: SIZES,
        arms: { linear: instruments.takingAbout((n) => 1_000 * n, seededRandom(8)), hanging: run },
      });
      const { verdict } = await decide(file, asking(about([linear])), linearly('linear'));
      expect(verdict).toMatchObject({ obstacle: { kind: 'too long', arm: 'hanging', timeNs: Infinity } });
      expect(file.collections.spending.measuringNs).toBe(0);
    });

    test('keeps the rounds of the smaller sizes if they violate nothing', async () => {
      const outcome = await decideOver([...SIZES, 4_096], (n) => (n > 3_000 ? 1e9 : 1_000 * n));
      expect(outcome.verdict).toMatchObject({ reason: 'unanswerable', obstacle: { kind: 'too long', n: 4_096 } });
      expect(outcome).toMatchObject({ samples: [], collections: 0 });
      expect(outcome.setAside.map(({ cells }) => cells.map(({ n }) => n))).toEqual([SIZES]);
      expect(outcome.decidingNs).toBeGreaterThan(0);
    });

    test('is busy if the machine was too busy to judge the smaller sizes', async () => {
      const { verdict } = await decideOver([...SIZES, 4_096], (n) => {
        instruments.kernel.wait(n ** 2 / 10);
        // Near the bound, so that it stays open
        return n > 3_000 ? 1e9 : 100 * n ** 1.25;
      });
      expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
    });
  });
});
