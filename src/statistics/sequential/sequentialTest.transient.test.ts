import { GUARDS } from './guard';
import { LASTING_ROUNDS, type TransientDisturbance } from './sequentialTest';
import type { BoundTest } from './voteCount';
import { aroundOne, roundsToDecide, testOf } from '../testing/sequentialTests';

describe('a transient disturbance', () => {
  const transient: TransientDisturbance = { without: (times) => times.map((time) => time / 2), canMimic: ['rejected'] };

  test.each([
    ['lets a test decide at once if it decides without the disturbance too', 2.5, 25],
    ['lets a test decide only after it must have passed', 1.5, LASTING_ROUNDS],
    ['lets a test decide at once if it cannot mimic the decision', 0.5, 25],
  ])('%s', (_, time, rounds) => {
    const test = testOf({ transient });

    expect(roundsToDecide(test, [time])).toBe(rounds);
    expect(test.state).toBe(time > 1 ? 'rejected' : 'accepted');
    expect(test.rejectedBounds).toEqual(time > 1 ? [0] : []);
    expect(test.unacceptedBounds).toEqual(time > 1 ? [0] : []);
  });

  test('does not violate a claim while it lasts, nor when it is gone', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 60; round++) test.add([1.5]);
    for (let round = 0; round < 60; round++) test.add([0.9]);

    expect(test.state).toBe('open');
    expect(test.rejectedBounds).toEqual([]);
  });

  test('delays nothing after it had the time to pass', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 30; round++) test.add([1.5]);

    expect(test.state).toBe('open');

    test.outlastTransients();

    expect(test.state).toBe('rejected');
    expect(test.rejectedBounds).toEqual([0]);
  });

  test('delays an acceptance that it can mimic', () => {
    const above: BoundTest = ([time]) => (time! < 1 ? 'rejected' : 'accepted');
    const roundsIf = (canMimic: TransientDisturbance['canMimic']): number =>
      roundsToDecide(testOf({ boundTests: () => [above], transient: { ...transient, canMimic } }), [1.5]);

    expect([roundsIf(['rejected']), roundsIf([undefined]), roundsIf(['accepted'])]).toEqual([25, 25, LASTING_ROUNDS]);
  });

  test('must leave every bound accepted, but only one of the bounds rejected', () => {
    const boundTests = (): BoundTest[] => [aroundOne(0), aroundOne(1)];
    const one: TransientDisturbance = {
      without: ([first, second]) => [first!, second! / 2],
      canMimic: ['rejected', 'rejected'],
    };

    expect(roundsToDecide(testOf({ cells: 2, boundTests, transient: one }), [1.5, 1.5])).toBe(25);
    expect(roundsToDecide(testOf({ cells: 2, boundTests, transient: one }), [0.5, 1.5])).toBe(LASTING_ROUNDS);
  });

  test('does not matter for changed times, except for their minima', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 30; round++) test.add([round === 7 ? 0.3 : 0.5]);

    expect(test.wouldReject((time) => 3 * time, GUARDS)).toBe(false);
    expect(test.wouldReject((time) => 4 * time, GUARDS)).toBe(true);
  });
});
