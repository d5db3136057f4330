import { timesOf } from '../claims/rounds';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { attempt, type AttemptOptions } from './attempt';
import { after, collecting, evidence, optionsWith, ScriptedClaim, twoArms } from './testing/scriptedClaim';

describe('attempt', () => {
  let instruments: FakeInstruments;
  let options: AttemptOptions;
  beforeEach(() => {
    instruments = new FakeInstruments();
    options = optionsWith(instruments);
  });

  test('tells the judge after every round how long the rounds have lasted', async () => {
    // Batches of 1 ms, four in a round
    const collection = collecting(instruments, {
      a: instruments.taking((n) => 1e5 * n),
      b: instruments.taking((n) => 1e5 * n),
    });
    const claim = new ScriptedClaim(['a', 'b'], (taken) => (taken >= 300 ? 'holds' : 'open'));
    await attempt(claim, collection, { ...options, budgetNs: 10e9 });
    expect(claim.lastedNs[0]).toBeCloseTo(4e6, -5);
    expect(claim.lastedNs[249]).toBeCloseTo(1e9, -7);
  });

  test.each(['holds', 'violated'] as const)('takes rounds until a claim %s, and no more', async (outcome) => {
    const collection = twoArms(instruments);
    const claim = new ScriptedClaim(['a'], after(5, outcome));
    const result = await attempt(claim, collection, options);
    expect(result).toMatchObject({ verdict: { outcome, evidence }, bent: false });
    expect(result.record.rounds).toHaveLength(5);
    expect(collection.rounds).toHaveLength(5);
    expect(result.decidingNs).toBeGreaterThan(0);
  });

  test('reports its progress after every round, and delays the next one if the listener wants it', async () => {
    const collection = twoArms(instruments);
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
    const result = await attempt(claim, twoArms(instruments), { ...options, onRound });
    expect(found.at(-1)).toBe(claim.soFar);
    expect(result.verdict).toMatchObject({ evidence });
  });

  test('hands the judge the times of its cells, in their order', async () => {
    const claim = new ScriptedClaim(['b', 'a'], after(1, 'holds'));
    await attempt(claim, twoArms(instruments), options);
    expect(claim.judged).toEqual([[[3_000, 30_000, 1_000, 10_000]]]);
  });

  test('takes all arms of the collection in the first 27 rounds, and those of the claim in later ones', async () => {
    const collection = twoArms(instruments);
    await attempt(new ScriptedClaim(['b'], after(30, 'holds')), collection, options);
    const arms = collection.rounds.map((round) => (round.has('a 1') ? 'a' : '') + (round.has('b 1') ? 'b' : ''));
    expect(arms).toEqual([...new Array<string>(27).fill('ab'), 'b', 'b', 'b']);
  });

  test('keeps every batch that was judged, exactly, and the order in which they were taken', async () => {
    const claim = new ScriptedClaim(['b', 'a'], after(30, 'holds'));
    const { record } = await attempt(claim, twoArms(instruments), options);
    expect(record).toMatchObject({ statement: claim.statement, cells: claim.cells, seed: 2, endedBy: undefined });
    expect(record.rounds.map((round) => timesOf(round, record.calls))).toEqual(claim.judged[0]);
    expect(new Set(record.rounds.map(({ order }) => order.join())).size).toBeGreaterThan(4);
    for (const { order } of record.rounds) expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  test('starts from the existing rounds, and takes none if they suffice', async () => {
    const collection = twoArms(instruments);
    await attempt(new ScriptedClaim(['a'], after(20, 'holds')), collection, options);
    const result = await attempt(new ScriptedClaim(['b'], after(12, 'violated')), collection, options);
    expect(result).toMatchObject({ verdict: { outcome: 'violated' } });
    expect(result.record.rounds).toHaveLength(12);
    expect(collection.rounds).toHaveLength(20);
  });

  test('judges rounds together that could not decide one by one', async () => {
    const claim = new ScriptedClaim(['a'], after(5, 'holds'));
    claim.fewestRounds = 20;
    const collection = twoArms(instruments);
    const result = await attempt(claim, collection, options);
    expect(result.record.rounds).toHaveLength(5);
    expect(collection.rounds).toHaveLength(20);
  });

  test('judges the existing rounds if the time is up before they could decide', async () => {
    const collection = twoArms(instruments);
    await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, options);
    const claim = new ScriptedClaim(['a'], after(11, 'holds'));
    claim.fewestRounds = 20;
    const { record } = await attempt(claim, collection, { ...options, deadline: instruments.clock.now() });
    expect(record.endedBy).toBe('test timeout');
    expect(record.rounds).toHaveLength(10);
  });

  test('leaves out rounds without an arm of the claim', async () => {
    const collection = twoArms(instruments);
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
    const collection = collecting(instruments, { a: work });
    await collection.takeRound(['a'], options.signal);
    speedUp = 2;
    const claim = new ScriptedClaim(['a'], after(15, 'holds'));
    const result = await attempt(claim, collection, options);
    expect(result.record.rounds.length).toBe(15);
    expect(claim.judged.map((rounds) => rounds.length)).toEqual([11, 15]);
    expect(claim.judged[1]?.every(([, top]) => top === 20_000)).toBe(true);
  });

  test('ends when it is aborted', async () => {
    const controller = new AbortController();
    let calls = 0;
    const run = (): void => {
      instruments.clock.advance(100_000);
      if (++calls === 100) controller.abort(new Error('called off'));
    };
    const claim = new ScriptedClaim(['a'], () => 'open');
    const attempting = attempt(claim, collecting(instruments, { a: run }), { ...options, signal: controller.signal });
    await expect(attempting).rejects.toThrow('called off');
    // The batch that was under way is taken to its end, with the call before it that is not timed.
    expect(calls).toBeLessThanOrEqual(102);
  });
});
