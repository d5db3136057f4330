import type { TimedClaim, Verdict } from '../claims/kinds';
import { ConstantClaim } from '../claims/constant/constantClaim';
import { ExactCountClaim } from '../claims/counts/exactCountClaim';
import type { CountedClaim } from '../claims/kinds';
import type { Metric } from '../model/metric';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import type { CollectionRecord } from '../claims/samples';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Cell } from '../model/cell';
import { seededRandom } from '../statistics/random';
import { experiment, type Arm } from '../workload/experiment';
import { normalWorkload, type Measurable } from '../workload/workload';
import { Session, type SessionHost } from './session';
import type { Arms } from './arms';
import type { ClaimOutcome, ClaimOver, ClaimSpec, DecidedClaim, StatedClaim } from './claim';
import type { Rerun, Rerunner, RerunResult } from './processes';
import { AT_ONCE } from './trial';

const SIZES = [4, 16, 64, 256, 1_024];

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  /** Called with the matcher of a claim and the cell that is about to run. */
  let onMeasuring: (claim: string, cell: Cell) => void;
  const host: SessionHost = {
    listener: {
      measuring: ({ spec }, cell) => {
        onMeasuring(spec.matcher, cell);
      },
    },
  };
  beforeEach(() => {
    instruments = new FakeInstruments();
    onMeasuring = () => undefined;
    file = new Session({ errorRate: 1e-6, budgetNs: 100e6, callLimitNs: 10e9, seed: 1 }, instruments, host);
    file.test = { name: 'sorting', deadline: undefined, claims: 0 };
  });

  /** Two arms of an experiment: linear, and twice as slow. */
  function linearArms() {
    const random = seededRandom(8);
    return experiment({
      sizes: SIZES,
      arms: {
        linear: instruments.takingAbout((n) => 1_000 * n, random),
        slower: instruments.takingAbout((n) => 2_000 * n, random),
      },
    });
  }

  function about(arms: readonly Arm[], sizes: readonly number[] = SIZES): Arms {
    const [{ experiment: common }] = arms as [Arm];
    return {
      workloads: new Map(arms.map(({ name }) => [name, common.arms.get(name) as never])),
      sizes,
      experiment: common,
    };
  }

  /** A claim in words, with its arms and what its test says beside. */
  interface Asked extends StatedClaim {
    readonly arms: Arms;
    readonly budgetNs?: number;
    readonly over?: ClaimOver;
  }

  const asking = (arms: Arms, more: Partial<Asked> = {}): Asked => ({
    matcher: 'toScaleLinearly',
    isNot: false,
    claimed: 'it is so',
    arms,
    ...more,
  });

  const timed = (asked: Asked, claim: TimedClaim): ClaimSpec => ({ ...asked, kind: 'timed', claim });

  /** Claims that every call takes or makes exactly so many. */
  const exactly = (metric: Metric, count: number): CountedClaim =>
    new ExactCountClaim({ metric, claimed: () => count });

  const state = (asked: Asked, claim: TimedClaim): Promise<ClaimOutcome> => file.decide(timed(asked, claim));

  const count = (asked: Asked, metric: Metric, claim: CountedClaim): Promise<ClaimOutcome> =>
    file.decide({ ...asked, kind: 'counted', metric, claim });

  /** Decides a claim, which is not passed over. */
  async function decide(asked: Asked, claim: TimedClaim): Promise<DecidedClaim> {
    return decided(await state(asked, claim));
  }

  function decided(outcome: ClaimOutcome): DecidedClaim {
    if (outcome.kind !== 'decided') throw new Error(`the claim was ${outcome.kind}`);
    return outcome;
  }

  const linearly = (arm: string, sizes: readonly number[] = SIZES): ScalingClaim =>
    new ScalingClaim({ arm, sizes, growth: 'n', atMost: false });

  test('keeps the outcome of a claim, with its words', async () => {
    const { linear } = linearArms();
    const outcome = await decide(asking(about([linear])), linearly('linear'));
    expect(outcome).toMatchObject({
      verdict: { outcome: 'holds' },
      matcher: 'toScaleLinearly',
      isNot: false,
      claimed: 'it is so',
      test: 'sorting',
      ordinal: 1,
      confirmations: 1,
      collections: 1,
    });
    expect(outcome.wallNs).toBeGreaterThan(outcome.decidingNs);
    expect(file.outcomes).toEqual([outcome]);
  });

  test('lets two claims on one experiment share its rounds', async () => {
    const { linear, slower } = linearArms();
    await decide(asking(about([linear])), linearly('linear'));
    const spent = file.collections.spending.measuringNs;
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length;

    const second = await decide(asking(about([slower])), linearly('slower'));

    expect(second.verdict.outcome).toBe('holds');
    expect(file.collections.experiments.size).toBe(1);
    expect(file.collections.experiments.get(linear.experiment)?.rounds).toHaveLength(rounds ?? 0);
    expect(file.collections.spending.measuringNs).toBe(spent);
  });

  test('measures again for a claim on some of the sizes, and only at those', async () => {
    const { linear } = linearArms();
    await decide(asking(about([linear])), linearly('linear'));
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length;
    const seen = new Set<number>();
    onMeasuring = (_, { n }) => seen.add(n);

    const sizes = SIZES.slice(0, 4);
    const outcome = await decide(asking(about([linear], sizes)), linearly('linear', sizes));

    expect(outcome.verdict.outcome).toBe('holds');
    seen.delete(1_000); // the control's
    expect([...seen]).toEqual(sizes);
    expect(file.collections.experiments.get(linear.experiment)?.rounds).toHaveLength(rounds ?? 0);
  });

  test('measures again for each claim without an experiment', async () => {
    const workloads = new Map([['bare', normalWorkload(instruments.taking((n) => 1_000 * n))]]);
    const arms: Arms = { workloads, sizes: SIZES, experiment: undefined };
    await decide(asking(arms), linearly('bare'));
    const spent = file.collections.spending.measuringNs;
    await decide(asking(arms), linearly('bare'));
    expect(file.collections.spending.measuringNs).toBe(2 * spent);
    expect(file.collections.experiments.size).toBe(0);
  });

  test('confirms a violation with a collection of its arm alone', async () => {
    const { linear } = linearArms();
    const places: Cell[] = [];
    onMeasuring = (_, place) => places.push(place);
    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });

    const outcome = await decide(asking(about([linear])), quadratic);

    expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, confirmations: 2, collections: 2 });
    const last = places.map(({ arm }) => arm).lastIndexOf('slower');
    const after = new Set(places.slice(last + 1).map(({ arm }) => arm));
    expect(after).toEqual(new Set(['linear', 'control']));
    const rounds = file.collections.experiments.get(linear.experiment)?.rounds.length ?? 0;
    // All the cells of the experiment in the rounds it has, and those of one arm in as many of the confirmation
    expect(places.length - last).toBeGreaterThan(5 * rounds);
  });

  test('numbers the claims of a test from 1, in the order they were stated', async () => {
    const { linear } = linearArms();
    const state = () => decide(asking(about([linear])), linearly('linear'));
    await state();
    await state();
    file.test = { name: 'searching', deadline: undefined, claims: 0 };
    await state();
    expect(file.outcomes.map(({ test, ordinal }) => `${test} ${String(ordinal)}`)).toEqual([
      'sorting 1',
      'sorting 2',
      'searching 1',
    ]);
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
      return decide(asking({ workloads, sizes, experiment: undefined }, { over: sized }), sized(sizes));
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
      expect(own).toMatchObject({ verdict: { outcome: 'undecided', reason: 'too close' }, setAside: [] });
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
      expect(roundsOf(outcome.setAside)).toEqual(roundsOf(own.samples));
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
      expect((await decide(asking(about([linear])), linearly('linear'))).verdict.outcome).toBe('holds');
      const { verdict } = await decide(asking(about([exploding])), linearly('exploding'));
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
      const { verdict } = await decide(asking(arms, { over: sized }), sized(SIZES));
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
      const { verdict } = await decide(asking(about([linear])), linearly('linear'));
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
        instruments.kernel.wait(n ** 2);
        // Near the bound, so that it stays open
        return n > 3_000 ? 1e9 : 1_000 * n ** 1.25;
      });
      expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
    });
  });

  describe('if sizes are to be chosen', () => {
    const unsized = async (timeNs: (n: number) => number, claim: (sizes: readonly number[]) => TimedClaim) => {
      const workloads = new Map([['work', normalWorkload(instruments.taking(timeNs))]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      return decided(await file.decide({ ...asked, kind: 'sized', over: claim }));
    };

    test.each<[string, (n: number) => number, (sizes: readonly number[]) => TimedClaim]>([
      ['every call takes 50 ms', () => 50e6, (sizes) => linearly('work', sizes)],
      ['a unit of n takes 5 ms', (n) => 5e6 * n, (sizes) => linearly('work', sizes)],
      ['a constant takes 50 ms', () => 50e6, (sizes) => new ConstantClaim({ arm: 'work', sizes, factor: 1.5 })],
    ])('and %s, it says so and measures nothing', async (_, timeNs, claim) => {
      const outcome = await unsized(timeNs, claim);
      expect(outcome.verdict).toMatchObject({ reason: 'unanswerable', obstacle: { kind: 'too steep' } });
      expect(file.collections.spending.measuringNs).toBe(0);
    });

    test('and the size to reach is not reached, sets aside the rounds below it', async () => {
      const workloads = new Map([['work', normalWorkload(instruments.taking((n) => n ** 2))]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      const quadratically = (sizes: readonly number[]): TimedClaim =>
        new ScalingClaim({ arm: 'work', sizes, growth: 'n^2', atMost: false });
      const spec: ClaimSpec = { ...asked, kind: 'sized', over: quadratically, upTo: 1_000_000 };
      const outcome = decided(await file.decide(spec));
      expect(outcome).toMatchObject({
        verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle: { kind: 'out of reach', upTo: 1_000_000 } },
        collections: 0,
        rounds: 0,
        samples: [],
        setAside: [{ statement: { kind: 'scaling', options: { growth: 'n^2' } }, endedBy: undefined }],
      });
      expect(outcome.setAside[0]?.rounds).toHaveLength(25);
      expect(outcome.decidingNs).toBeGreaterThan(0);
    });
  });

  test('runs two claims that were started at once one after the other', async () => {
    const log: string[] = [];
    const prepared = async <Result>(measure: () => Promise<Result>): Promise<Result> => {
      log.push('in');
      return measure().finally(() => log.push('out'));
    };
    file = new Session(file.options, instruments, { ...host, prepared });
    file.test = { name: 'sorting', deadline: undefined, claims: 0 };
    const running: string[] = [];
    onMeasuring = (claim) => {
      if (running.at(-1) !== claim) running.push(claim);
    };
    const { linear, slower } = linearArms();
    const sizes = SIZES.slice(0, 4);

    const outcomes = await Promise.all([
      decide(asking(about([linear]), { matcher: 'first' }), linearly('linear')),
      decide(asking(about([slower], sizes), { matcher: 'second' }), linearly('slower', sizes)),
      decide(asking(about([linear], sizes), { matcher: 'third' }), linearly('linear', sizes)),
    ]);

    expect(outcomes.map(({ ordinal, verdict }) => [ordinal, verdict.outcome])).toEqual([
      [1, 'holds'],
      [2, 'holds'],
      [3, 'holds'],
    ]);
    expect(running).toEqual(['first', 'second', 'third']);
    expect(log).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
  });

  test('goes on with the next claim after a workload that throws', async () => {
    const throwing: Measurable = () => {
      throw new Error('no such file');
    };
    const broken: Arms = {
      workloads: new Map([['broken', normalWorkload(throwing)]]),
      sizes: SIZES,
      experiment: undefined,
    };
    const { linear } = linearArms();
    const [first, second] = [
      decide(asking(broken), linearly('broken')),
      decide(asking(about([linear])), linearly('linear')),
    ];
    await expect(first).rejects.toMatchObject({ problem: { kind: 'threw' }, cell: { arm: 'broken', n: 4 } });
    await expect(second).resolves.toMatchObject({ verdict: { outcome: 'holds' }, ordinal: 2 });
    expect(file.outcomes).toHaveLength(1);
  });

  test('ends the measurement when it is aborted, and measures again for later claims', async () => {
    const { linear } = linearArms();
    let left = 200;
    onMeasuring = () => {
      if (--left === 0) file.abort();
    };
    await expect(decide(asking(about([linear])), linearly('linear'))).rejects.toThrow(/abort/);
    await expect(decide(asking(about([linear])), linearly('linear'))).resolves.toMatchObject({
      verdict: { outcome: 'holds' },
    });
  });

  test('gives a claim the budget that it names', async () => {
    const arms: Arms = {
      workloads: new Map([['flat', normalWorkload(instruments.taking((n) => 1e6 + n))]]),
      sizes: SIZES,
      experiment: undefined,
    };
    const asked = await decide(asking(arms, { budgetNs: 50e6 }), linearly('flat'));
    const own = asked.rounds - 27;
    const ofProject = await decide(asking(arms), linearly('flat'));
    expect(own).toBe(10);
    expect(ofProject.rounds - 27).toBe(2 * own);
  });

  describe('decideAgain', () => {
    /** A claim that a fixed cost keeps open, first measured while the process waits for a core. */
    async function busyFirst() {
      let busy = true;
      const flat = (n: number): void => {
        instruments.clock.advance(1e6 + n);
        if (busy) instruments.kernel.wait(1e6);
      };
      const arms: Arms = { workloads: new Map([['flat', normalWorkload(flat)]]), sizes: SIZES, experiment: undefined };
      const first = await decide(asking(arms), linearly('flat'));
      busy = false;
      return { arms, first };
    }

    test('replaces the first outcome by the second, in the name of its test', async () => {
      const { arms, first } = await busyFirst();
      expect(first.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
      file.test = { name: 'searching', deadline: undefined, claims: 0 };
      const { linear } = linearArms();
      const other = await decide(asking(about([linear])), linearly('linear'));

      const second = await file.decideAgain(timed(asking(arms), linearly('flat')), first);

      expect(file.outcomes).toEqual([second, other]);
      expect(second).toMatchObject({
        verdict: { outcome: 'undecided', reason: 'too small' },
        test: 'sorting',
        ordinal: 1,
        collections: 2,
      });
      expect(second.wallNs).toBeGreaterThan(first.wallNs);
      expect(second.setAside).toEqual(first.samples);
      expect(second.samples.map(({ rounds }) => rounds.length)).toEqual([second.rounds, second.rounds]);
      expect(file.test.claims).toBe(1);
    });

    test('measures again, with four times the budget', async () => {
      const { arms, first } = await busyFirst();
      const second = await file.decideAgain(timed(asking(arms), linearly('flat')), first);
      expect(second.rounds - 27).toBe(4 * (first.rounds - 27));
    });
  });

  test('stops measuring when the own time of the test is up', async () => {
    const arms: Arms = {
      workloads: new Map([['flat', normalWorkload(instruments.taking((n) => 1e6 + n))]]),
      sizes: SIZES,
      experiment: undefined,
    };
    file.test = { name: 'sorting', deadline: instruments.clock.now() + 200_000_000n, claims: 0 };
    const { verdict } = await decide(asking(arms), linearly('flat'));
    expect(verdict).toMatchObject({ obstacle: { kind: 'too few rounds', endedBy: 'test timeout' } });
  });

  test('orders the rounds of two collections differently', async () => {
    const arms = (): Arms => ({
      workloads: new Map([['one', normalWorkload(instruments.taking((n) => 1_000 * n))]]),
      sizes: SIZES,
      experiment: undefined,
    });
    const orders: string[] = [];
    for (let i = 0; i < 2; i++) {
      const places: number[] = [];
      onMeasuring = (_, { n }) => places.push(n);
      await decide(asking(arms()), linearly('one'));
      orders.push(places.slice(-100).join());
    }
    expect(orders[0]).not.toBe(orders[1]);
  });

  test('measures nothing if the clock is too coarse', async () => {
    instruments.grainNs = 2_500;
    const { linear } = linearArms();
    const { verdict } = await decide(asking(about([linear])), linearly('linear'));
    expect(verdict).toEqual({
      outcome: 'undecided',
      reason: 'unanswerable',
      obstacle: { kind: 'coarse clock', grainNs: 2_500, batchNs: 200_000 },
    });
    expect(file.collections.spending.measuringNs).toBe(0);
  });

  test('accounts for the time of all collections, confirmations too', async () => {
    const { linear } = linearArms();
    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });
    await decide(asking(about([linear])), quadratic);
    const shared = file.collections.experiments.get(linear.experiment)?.spending;
    for (const key of ['warmUpNs', 'measuringNs', 'lostNs'] as const) {
      expect(file.collections.spending[key]).toBeGreaterThan(shared?.[key] ?? Infinity);
    }
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
      file = new Session(file.options, instruments, { ...host, rerunner });
      file.test = { name: 'sorting', deadline: undefined, claims: 0 };
      answer = () => ({ kind: 'decided', result: { ...AT_ONCE, verdict: violated, rounds: 25, samples: [remote] } });
    });

    const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });

    test('confirms a verdict that would fail a test there, by the place and the words of the claim', async () => {
      const outcome = await decide(asking(about([linearArms().linear])), quadratic);
      expect(outcome).toMatchObject({ confirmations: 2, collections: 2, freshProcesses: 1, verdict: violated });
      expect(outcome.isolationFailure).toBeUndefined();
      expect(reruns).toEqual([{ purpose: 'confirm', test: 'sorting', ordinal: 1, claimed: 'it is so', seed: 1_001 }]);
    });

    test('confirms by itself if the other process could not answer', async () => {
      const obstacle = { kind: 'too steep', from: 2, steps: [] } as const;
      const verdict: Verdict = { outcome: 'undecided', reason: 'unanswerable', obstacle };
      answer = () => ({ kind: 'decided', result: { ...AT_ONCE, verdict, collections: 0 } });
      const outcome = await decide(asking(about([linearArms().linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, confirmations: 2, freshProcesses: 0 });
    });

    test('requests no rerun for a claim that passes', async () => {
      await decide(asking(about([linearArms().linear])), linearly('linear'));
      expect(reruns).toEqual([]);
    });

    test('confirms by itself if the test does not reach the claim alone, and keeps the reason', async () => {
      answer = () => ({ kind: 'failed', because: 'prepared is not a function' });
      const outcome = await decide(asking(about([linearArms().linear])), quadratic);
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
      const outcome = await decide(asking(about([linearArms().linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'holds' }, confirmations: 2, collections: 3 });
      expect(reruns.map(({ seed }) => seed)).toEqual([1_001, 2_001]);
    });

    test('counts promises there, but not turns of the event loop', async () => {
      const arms = about([linearArms().linear]);
      await expect(count(asking(arms), 'promises', exactly('promises', 1))).resolves.toMatchObject({
        verdict: violated,
      });
      expect(reruns).toMatchObject([{ purpose: 'count' }]);
      expect(file.countedByHooks).toBe(false);
      await count(asking(arms), 'loopTurns', exactly('loopTurns', 0));
      expect(reruns).toHaveLength(1);
    });

    test('counts promises by itself if the test does not reach the claim alone', async () => {
      answer = () => ({ kind: 'failed', because: 'prepared is not a function' });
      const arms = about([linearArms().linear]);
      await expect(count(asking(arms), 'promises', exactly('promises', 0))).resolves.toMatchObject({
        verdict: { outcome: 'holds' },
        isolationFailure: 'prepared is not a function',
      });
      expect(file.countedByHooks).toBe(true);
    });
  });

  test('says that it is slower after it counted promises itself, and not after it counted turns', async () => {
    const arms = about([linearArms().linear]);
    await count(asking(arms), 'loopTurns', exactly('loopTurns', 0));
    expect(file.countedByHooks).toBe(false);
    await count(asking(arms), 'promises', exactly('promises', 0));
    expect(file.countedByHooks).toBe(true);
  });

  test('is not slower for a claim on promises that is answered without counting', async () => {
    const obstacle = { kind: 'narrow sweep', span: 4, spanNeeded: 64 } as const;
    const exact = exactly('promises', 0);
    const claim: CountedClaim = { unanswerable: obstacle, judge: (arms) => exact.judge(arms) };
    const outcome = decided(await count(asking(about([linearArms().linear])), 'promises', claim));
    expect(outcome.verdict).toMatchObject({ outcome: 'undecided', obstacle });
    expect(file.countedByHooks).toBe(false);
  });

  describe('in a process for a single claim', () => {
    const rerun: Rerun = { purpose: 'confirm', test: 'sorting', ordinal: 2, claimed: 'it is so', seed: 5 };
    beforeEach(() => {
      file = new Session(file.options, instruments, { ...host, rerun });
      file.test = { name: 'sorting', deadline: undefined, claims: 0 };
    });

    test('passes over the other claims and judges that one once', async () => {
      const { linear } = linearArms();
      const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });
      await expect(state(asking(about([linear])), linearly('linear'))).resolves.toEqual({ kind: 'passed over' });
      expect(instruments.garbageCollections).toBe(0);
      const outcome = await decide(asking(about([linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, collections: 1, ordinal: 2 });
      await expect(state(asking(about([linear])), quadratic)).resolves.toEqual({ kind: 'passed over' });
      expect(file.outcomes).toEqual([outcome]);
    });

    test('passes over a claim in the same place with other words', async () => {
      const arms = about([linearArms().linear]);
      await state(asking(arms), linearly('linear'));
      await expect(state(asking(arms, { claimed: 'it is not so' }), linearly('linear'))).resolves.toEqual({
        kind: 'passed over',
      });
      expect(file.outcomes).toEqual([]);
    });
  });

  test('measures nothing if the host forbids it, and counts the claims that it passed over', async () => {
    file = new Session(file.options, instruments, { ...host, notMeasured: 'coverage' });
    const { linear } = linearArms();
    await expect(state(asking(about([linear])), linearly('linear'))).resolves.toEqual({ kind: 'passed over' });
    await expect(count(asking(about([linear])), 'loopTurns', exactly('loopTurns', 0))).resolves.toEqual({
      kind: 'passed over',
    });
    expect(file.notMeasured).toEqual({ because: 'coverage', claims: 2 });
  });

  test('keeps the last outcome of a test that was run again', async () => {
    const { linear } = linearArms();
    await decide(asking(about([linear])), linearly('linear'));
    file.test = { name: 'sorting', deadline: undefined, claims: 0, invocation: 2 };
    const second = await decide(asking(about([linear])), linearly('linear'));
    expect(second.invocation).toBe(2);
    expect(file.outcomes).toEqual([second]);
  });
});
