import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { attemptAtAnyLength } from './attempts';
import { after, collecting, optionsWith, ScriptedClaim } from './testing/scriptedClaim';

class BentClaim extends ScriptedClaim {
  override extended(): ScriptedClaim {
    return new ScriptedClaim(['a'], after(5, 'holds'));
  }
}

describe('a sweep that bends at its upper end', () => {
  test.each([
    ['is made longer if the larger size takes no more memory than it may', true, 'holds'],
    ['stays as it is if the larger size would', false, 'undecided'],
  ])('%s', async (_, doesFit, outcome) => {
    const instruments = new FakeInstruments();
    const open = () => collecting(instruments, { a: instruments.taking((n) => 1_000 * n) });
    const asked: number[] = [];
    const fits = (n: number): boolean => {
      asked.push(n);
      return doesFit;
    };
    const claim = new BentClaim(['a'], after(5, 'bent'));
    const { verdict } = await attemptAtAnyLength(claim, open(), open, optionsWith(instruments), fits);
    expect(verdict.outcome).toBe(outcome);
    expect(asked).toEqual([10]);
  });
});
