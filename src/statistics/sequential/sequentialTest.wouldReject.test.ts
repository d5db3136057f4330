import { seededRandom } from '../random';
import { GUARDS } from './guard';
import type { SequentialTestOptions } from './sequentialTest';
import { aroundOne, testOf } from '../testing/sequentialTests';

describe('wouldReject', () => {
  test('returns whether a test of the changed times is rejected', () => {
    const random = seededRandom(4);
    for (let trial = 0; trial < 40; trial++) {
      const level = 0.7 + 0.6 * random();
      const rounds = Array.from({ length: 54 }, () => [level * (1 + 0.3 * random()), level * (1 + 0.3 * random())]);
      const change = (time: number, cell: number): number => (cell === 0 ? 1.2 * time : time + 0.1);
      // Bounds that depend on the pilot, as those of a regression do
      const boundTests: SequentialTestOptions['boundTests'] = ([pilot]) => [
        aroundOne(0),
        ([, time]) => (time! > 1.1 * pilot! ? 'rejected' : 'accepted'),
      ];
      const test = testOf({ cells: 2, boundTests });
      // Twice the evidence
      const changed = testOf({ cells: 2, boundTests, errorRate: 1e-12 });
      for (const round of rounds) test.add(round);
      // The same rounds repeat until there are a hundred.
      for (const round of [...rounds, ...rounds]) if (changed.state === 'open') changed.add(round.map(change));

      expect(test.wouldReject(change, GUARDS)).toBe(changed.state === 'rejected');
    }
  });

  test('is false before the pilot is there, and does not change the test', () => {
    const test = testOf({});
    test.add([2]);

    expect(test.wouldReject((time) => time, GUARDS)).toBe(false);

    for (let round = 0; round < 24; round++) test.add([2]);

    expect(test.wouldReject((time) => time / 4, GUARDS)).toBe(false);
    expect(test.wouldReject((time) => time, GUARDS)).toBe(true);
    expect(test.state).toBe('rejected');
  });
});
