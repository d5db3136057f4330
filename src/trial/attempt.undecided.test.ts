import type { JudgeState } from '../claims/core/claim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Obstacle } from '../model/obstacle';
import { attempt, type AttemptOptions } from './attempt';
import { after, collecting, evidence, nearBound, optionsWith, ScriptedClaim, twoArms } from './testing/scriptedClaim';

describe('attempt', () => {
  let instruments: FakeInstruments;
  let options: AttemptOptions;
  beforeEach(() => {
    instruments = new FakeInstruments();
    options = optionsWith(instruments);
  });

  describe('undecided', () => {
    const open = (): JudgeState => 'open';

    test('stops after its own rounds have measured for the budget: joint rounds do not count', async () => {
      const collection = twoArms(instruments);
      const claim = new ScriptedClaim(['a'], open);
      const result = await attempt(claim, collection, { ...options, budgetNs: 20e6 });
      // A batch lasts 200 µs: fifty rounds of two of them make 20 ms, after the joint ones
      expect(result.record.rounds.length).toBe(27 + 50);
      expect(result.verdict).toEqual({ outcome: 'undecided', reason: 'too close', obstacle: nearBound, evidence });
    });

    test('stops in the joint rounds if those take sixteen budgets', async () => {
      const collection = collecting(instruments, { a: instruments.taking(() => 20e6) });
      const result = await attempt(new ScriptedClaim(['a'], open), collection, { ...options, budgetNs: 50e6 });
      expect(result.record.rounds.length).toBeLessThan(25);
      expect(result.verdict).toMatchObject({
        reason: 'budget spent',
        obstacle: { kind: 'too few rounds', rounds: result.record.rounds.length, endedBy: 'budget' },
      });
    });

    test('stops when the own time of the test is up', async () => {
      const collection = collecting(instruments, { a: instruments.taking(() => 20e6) });
      await collection.takeRound(['a'], options.signal);
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
      const collection = collecting(instruments, { a: instruments.taking(() => 20e6) });
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
      const collection = twoArms(instruments);
      await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, options);
      const late = { ...options, deadline: instruments.clock.now() };
      const result = await attempt(new ScriptedClaim(['a'], after(10, 'holds')), collection, late);
      expect(result.verdict.outcome).toBe('holds');
    });

    test('stops at once if more rounds do not help', async () => {
      const collection = twoArms(instruments);
      const result = await attempt(new ScriptedClaim(['a'], after(13, 'stuck')), collection, options);
      expect(result).toMatchObject({ verdict: { reason: 'too close', obstacle: nearBound }, bent: false });
      expect(result.record.rounds).toHaveLength(13);
    });

    test('says if larger sizes could settle it', async () => {
      const result = await attempt(new ScriptedClaim(['a'], after(13, 'bent')), twoArms(instruments), options);
      expect(result).toMatchObject({ verdict: { reason: 'too close' }, bent: true });
    });

    test('says so if only the obstacle shows it', async () => {
      const bentTail: Obstacle = { kind: 'bent tail', from: 10, to: 40, exponent: 2 };
      const claim = new ScriptedClaim(['a'], open, bentTail);
      const result = await attempt(claim, twoArms(instruments), { ...options, budgetNs: 4e6 });
      expect(result).toMatchObject({ verdict: { reason: 'unsettled', obstacle: bentTail }, bent: true });
    });
  });
});
