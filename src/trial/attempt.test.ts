import type { ComparisonEvidence, ComparisonOptions } from '../claims/comparison/evidence';
import { TimedClaim, type Judge, type JudgeState } from '../claims/core/claim';
import type { Cell } from '../model/cell';
import type { Obstacle } from '../model/obstacle';
import { timesOf } from '../claims/rounds';
import { Collection } from '../measure/sweep/collection';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { seededRandom } from '../statistics/random';
import { normalWorkload, type Measurable } from '../workload/workload';
import { attempt, type AttemptOptions } from './attempt';

const { signal } = new AbortController();
const found = { low: undefined, high: 1, ratios: [], detectableRatio: undefined, times: [] };
const evidence: ComparisonEvidence = { kind: 'comparison', arm: 'a', other: 'b', ...found };
const nearBound: Obstacle = { kind: 'near limit', quantity: 'ratio', found: 1.1, limit: 1.1 };

/** A claim on both sizes of some arms that a script decides, by the number of rounds that a judge was given. */
class ScriptedClaim extends TimedClaim<'comparison', ComparisonOptions, ComparisonEvidence> {
  override readonly kind = 'comparison';
  override readonly cells: readonly Cell[];
  /** The rounds of each judge, oldest judge first. */
  readonly judged: number[][][] = [];
  /** The number of rounds each time that a disturbance has had the time to pass. */
  readonly outlasted: number[] = [];
  readonly #script: (rounds: number) => JudgeState;
  /** The evidence of its judges meanwhile, if it is not that of the end. */
  soFar: ComparisonEvidence | undefined;
  /** The rounds before which its judges are not used. */
  fewestRounds = 0;
  readonly #obstacle: Obstacle;

  constructor(arms: readonly string[], script: (rounds: number) => JudgeState, obstacle = nearBound) {
    super({ arm: 'a', other: 'b', sizes: [1, 10] });
    this.cells = arms.flatMap((arm) => [1, 10].map((n) => ({ arm, n })));
    this.#script = script;
    this.#obstacle = obstacle;
  }

  override judge(): Judge<ComparisonEvidence> {
    const rounds: number[][] = [];
    const script = this.#script;
    this.judged.push(rounds);
    return {
      unanimousRounds: 25,
      fewestRounds: this.fewestRounds,
      outlastTransients: () => this.outlasted.push(rounds.length),
      add: (times) => rounds.push([...times]),
      get state() {
        return script(rounds.length);
      },
      evidence: () => evidence,
      soFar: () => this.soFar ?? evidence,
      obstacle: () => this.#obstacle,
    };
  }
}

describe('attempt', () => {
  let instruments: FakeInstruments;
  let options: AttemptOptions;
  beforeEach(() => {
    instruments = new FakeInstruments();
    options = { errorRate: 1e-6, budgetNs: 100e6, clock: instruments.clock, deadline: undefined, signal };
  });

  function collecting(arms: Record<string, Measurable>): Collection {
    return new Collection({
      arms: new Map(Object.entries(arms).map(([name, measurable]) => [name, normalWorkload(measurable)])),
      sizes: [1, 10],
      callLimitNs: 10e9,
      random: seededRandom(2),
      instruments,
    });
  }

  /** Two arms, of which a call takes n and 3 n microseconds. */
  const twoArms = (): Collection =>
    collecting({ a: instruments.taking((n) => 1_000 * n), b: instruments.taking((n) => 3_000 * n) });

  test('tells the judge when the rounds have taken a second, and not before', async () => {
    // Batches of 1 ms, four in a round
    const collection = collecting({ a: instruments.taking((n) => 1e5 * n), b: instruments.taking((n) => 1e5 * n) });
    const claim = new ScriptedClaim(['a', 'b'], (taken) => (taken >= 300 ? 'holds' : 'open'));
    await attempt(claim, collection, { ...options, budgetNs: 10e9 });
    expect(claim.outlasted[0]).toBe(250);
  });

  const after =
    (rounds: number, state: JudgeState) =>
    (taken: number): JudgeState =>
      taken >= rounds ? state : 'open';

  test.each(['holds', 'violated'] as const)('takes rounds until a claim %s, and no more', async (outcome) => {
    const collection = twoArms();
    const claim = new ScriptedClaim(['a'], after(5, outcome));
    const result = await attempt(claim, collection, options);
    expect(result).toMatchObject({ verdict: { outcome, evidence }, bent: false });
    expect(result.record.rounds).toHaveLength(5);
    expect(collection.rounds).toHaveLength(5);
    expect(result.decidingNs).toBeGreaterThan(0);
  });

  test('reports its progress after every round, and delays the next one if the listener wants it', async () => {
    const collection = twoArms();
    const said: unknown[] = [];
    const onRound: AttemptOptions['onRound'] = (state) => {
      const { rounds, spentNs, budgetNs } = state;
      said.push({ rounds, spentNs, budgetNs, found: state.evidence() });
      if (rounds !== 2) return undefined;
      return Promise.resolve().then(() => {
        said.push(`waited with ${String(collection.rounds.length)} rounds`);
      });
    };
    const claim = new ScriptedClaim(['a'], after(29, 'holds'));
    await attempt(claim, collection, { ...options, onRound });
    expect(said).toHaveLength(30);
    expect(said.slice(0, 3)).toEqual([
      { rounds: 1, spentNs: 0, budgetNs: 100e6, found: undefined },
      { rounds: 2, spentNs: 0, budgetNs: 100e6, found: evidence },
      'waited with 2 rounds',
    ]);
    expect(said.at(-1)).toMatchObject({ rounds: 29, spentNs: 2 * 2 * 200e3 });
  });

  test('shows quick evidence meanwhile, if a judge finds more in the end', async () => {
    const claim = new ScriptedClaim(['a'], after(3, 'holds'));
    claim.soFar = { ...evidence, arm: 'so far' };
    const found: unknown[] = [];
    const onRound: AttemptOptions['onRound'] = (state) => {
      found.push(state.evidence());
      return undefined;
    };
    const result = await attempt(claim, twoArms(), { ...options, onRound });
    expect(found.at(-1)).toBe(claim.soFar);
    expect(result.verdict).toMatchObject({ evidence });
  });

  test('hands the judge the times of its cells, in their order', async () => {
    const claim = new ScriptedClaim(['b', 'a'], after(1, 'holds'));
    await attempt(claim, twoArms(), options);
    expect(claim.judged).toEqual([[[3_000, 30_000, 1_000, 10_000]]]);
  });

  test('takes all arms of the collection in the first 27 rounds, and those of the claim in later ones', async () => {
    const collection = twoArms();
    await attempt(new ScriptedClaim(['b'], after(30, 'holds')), collection, options);
    const arms = collection.rounds.map((round) => (round.has('a 1') ? 'a' : '') + (round.has('b 1') ? 'b' : ''));
    expect(arms).toEqual([...new Array<string>(27).fill('ab'), 'b', 'b', 'b']);
  });

  test('keeps every batch that was judged, exactly, and the order in which they were taken', async () => {
    const claim = new ScriptedClaim(['b', 'a'], after(30, 'holds'));
    const { record } = await attempt(claim, twoArms(), options);
    expect(record).toMatchObject({ statement: claim.statement, cells: claim.cells, seed: 2, endedBy: undefined });
    expect(record.rounds.map((round) => timesOf(round, record.calls))).toEqual(claim.judged[0]);
    expect(new Set(record.rounds.map(({ order }) => order.join())).size).toBeGreaterThan(4);
    for (const { order } of record.rounds) expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  test('starts from the existing rounds, and takes none if they suffice', async () => {
    const collection = twoArms();
    await attempt(new ScriptedClaim(['a'], after(20, 'holds')), collection, options);
    const result = await attempt(new ScriptedClaim(['b'], after(12, 'violated')), collection, options);
    expect(result).toMatchObject({ verdict: { outcome: 'violated' } });
    expect(result.record.rounds).toHaveLength(12);
    expect(collection.rounds).toHaveLength(20);
  });

  test('judges rounds together that could not decide one by one', async () => {
    const claim = new ScriptedClaim(['a'], after(5, 'holds'));
    claim.fewestRounds = 20;
    const collection = twoArms();
    const result = await attempt(claim, collection, options);
    expect(result.record.rounds).toHaveLength(5);
    expect(collection.rounds).toHaveLength(20);
  });

  test('judges the existing rounds if the time is up before they could decide', async () => {
    const collection = twoArms();
    await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, options);
    const claim = new ScriptedClaim(['a'], after(11, 'holds'));
    claim.fewestRounds = 20;
    const { record } = await attempt(claim, collection, { ...options, deadline: instruments.clock.now() });
    expect(record.endedBy).toBe('test timeout');
    expect(record.rounds).toHaveLength(10);
  });

  test('leaves out rounds without an arm of the claim', async () => {
    const collection = twoArms();
    await attempt(new ScriptedClaim(['a'], after(40, 'holds')), collection, options);
    const claim = new ScriptedClaim(['b'], after(30, 'holds'));
    const result = await attempt(claim, collection, options);
    expect(result.record.rounds.length).toBe(30);
    expect(collection.rounds).toHaveLength(43);
    expect(claim.judged[0]).toEqual(new Array(30).fill([3_000, 30_000]));
  });

  test('judges again after the collection has discarded its rounds', async () => {
    let speedUp = 1;
    const work = instruments.taking((n) => (n === 10 ? 40_000 / speedUp : 2_000));
    const collection = collecting({ a: work });
    await collection.takeRound(['a'], signal);
    speedUp = 2;
    const claim = new ScriptedClaim(['a'], after(15, 'holds'));
    const result = await attempt(claim, collection, options);
    expect(result.record.rounds.length).toBe(15);
    expect(claim.judged.map((rounds) => rounds.length)).toEqual([11, 15]);
    expect(claim.judged[1]?.every(([, top]) => top === 20_000)).toBe(true);
  });

  describe('undecided', () => {
    const open = (): JudgeState => 'open';

    test('stops after its own rounds have measured for the budget: joint rounds do not count', async () => {
      const collection = twoArms();
      const claim = new ScriptedClaim(['a'], open);
      const result = await attempt(claim, collection, { ...options, budgetNs: 20e6 });
      // A batch lasts 200 µs: fifty rounds of two of them make 20 ms, after the joint ones
      expect(result.record.rounds.length).toBe(27 + 50);
      expect(result.verdict).toEqual({ outcome: 'undecided', reason: 'too close', obstacle: nearBound, evidence });
    });

    test('stops in the joint rounds if those take sixteen budgets', async () => {
      const collection = collecting({ a: instruments.taking(() => 20e6) });
      const result = await attempt(new ScriptedClaim(['a'], open), collection, { ...options, budgetNs: 50e6 });
      expect(result.record.rounds.length).toBeLessThan(25);
      expect(result.verdict).toMatchObject({
        reason: 'budget spent',
        obstacle: { kind: 'too few rounds', rounds: result.record.rounds.length, endedBy: 'budget' },
      });
    });

    test('stops when the own time of the test is up', async () => {
      const collection = collecting({ a: instruments.taking(() => 20e6) });
      await collection.takeRound(['a'], signal);
      const deadline = instruments.clock.now() + 200_000_000n;
      const result = await attempt(new ScriptedClaim(['a'], open), collection, { ...options, deadline });
      // 40 ms a round, after the one that is there
      expect(result.record.rounds.length).toBe(6);
      expect(result.verdict).toMatchObject({
        reason: 'test timeout',
        obstacle: { kind: 'too few rounds', rounds: 6, endedBy: 'test timeout' },
      });
    });

    test('cannot be answered if that time is up before the first round', async () => {
      const collection = collecting({ a: instruments.taking(() => 20e6) });
      const deadline = instruments.clock.now();
      const result = await attempt(new ScriptedClaim(['a'], open), collection, { ...options, deadline });
      expect(result.verdict).toMatchObject({
        outcome: 'undecided',
        reason: 'test timeout',
        obstacle: { kind: 'too few rounds', rounds: 0, endedBy: 'test timeout' },
      });
      expect(collection.rounds).toHaveLength(0);
    });

    test('keeps the verdict of a claim that is decided in time', async () => {
      const collection = twoArms();
      await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, options);
      const late = { ...options, deadline: instruments.clock.now() };
      const result = await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, late);
      expect(result.verdict.outcome).toBe('holds');
    });

    test('stops at once if more rounds do not help', async () => {
      const collection = twoArms();
      const result = await attempt(new ScriptedClaim(['a'], after(13, 'stuck')), collection, options);
      expect(result).toMatchObject({ verdict: { reason: 'too close', obstacle: nearBound }, bent: false });
      expect(result.record.rounds).toHaveLength(13);
    });

    test('says if larger sizes could settle it', async () => {
      const result = await attempt(new ScriptedClaim(['a'], after(13, 'bent')), twoArms(), options);
      expect(result).toMatchObject({ verdict: { reason: 'too close' }, bent: true });
    });

    test('says so if only the obstacle shows it', async () => {
      const bentTail: Obstacle = { kind: 'bent tail', from: 10, to: 40, exponent: 2 };
      const claim = new ScriptedClaim(['a'], open, bentTail);
      const result = await attempt(claim, twoArms(), { ...options, budgetNs: 4e6 });
      expect(result).toMatchObject({ verdict: { reason: 'unsettled', obstacle: bentTail }, bent: true });
    });
  });

  describe('on a busy machine', () => {
    /** An arm whose calls wait for a core for a share of their time. */
    function waiting(share: number): Collection {
      const run = (n: number): void => {
        instruments.clock.advance(10_000 * n);
        instruments.kernel.wait(share * 10_000 * n);
      };
      return collecting({ a: run });
    }

    const short = (): AttemptOptions => ({ ...options, budgetNs: 4e6 });

    test('is busy if the process waited for a core', async () => {
      const result = await attempt(new ScriptedClaim(['a'], () => 'open'), waiting(0.3), short());
      expect(result.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy', evidence });
      expect(result.record.busyness.waitingShare).toBeGreaterThan(0.1);
      expect(result.verdict).toHaveProperty('obstacle.busyness', result.record.busyness);
    });

    test('is busy if the control was slow', async () => {
      const collection = twoArms();
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
      const collection = twoArms();
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

  test('ends when it is aborted', async () => {
    const controller = new AbortController();
    let calls = 0;
    const run = (): void => {
      instruments.clock.advance(100_000);
      if (++calls === 100) controller.abort(new Error('called off'));
    };
    const claim = new ScriptedClaim(['a'], () => 'open');
    const attempting = attempt(claim, collecting({ a: run }), { ...options, signal: controller.signal });
    await expect(attempting).rejects.toThrow('called off');
    // The batch that was under way is taken to its end, with the call before it that is not timed.
    expect(calls).toBeLessThanOrEqual(102);
  });
});
