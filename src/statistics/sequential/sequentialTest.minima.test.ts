import { seededRandom } from '../random';
import { PILOT_ROUNDS } from './sequentialTest';
import type { BoundTest, Vote } from './voteCount';
import { testOf } from '../testing/sequentialTests';

describe('the pilot', () => {
  test('holds the minima of the first twelve rounds, cell by cell', () => {
    const pilots: (readonly number[])[] = [];
    const test = testOf({
      cells: 2,
      boundTests: (pilot) => {
        pilots.push(pilot);
        return [() => 'abstained'];
      },
    });
    for (let round = 0; round < 30; round++) test.add([20 - round, 5 + round]);

    expect(PILOT_ROUNDS).toBe(12);
    expect(pilots).toEqual([[9, 5]]);
  });

  test('is judged too, once it is complete', () => {
    const seen: number[] = [];
    const boundTests = (): BoundTest[] => [
      ([time]): Vote => {
        seen.push(time!);
        return 'abstained';
      },
    ];
    const test = testOf({ groupSizes: [1], boundTests });
    const rounds = Array.from({ length: 14 }, (_, round) => round);
    for (const round of rounds.slice(0, 11)) test.add([round]);

    expect(seen).toEqual([]);
    expect(test.state).toBe('open');

    for (const round of rounds.slice(11)) test.add([round]);

    expect(seen).toEqual(rounds);
  });
});

describe('groups', () => {
  test('vote on the minima of their rounds, cell by cell', () => {
    const seen: (readonly number[])[] = [];
    const test = testOf({
      cells: 2,
      groupSizes: [6],
      boundTests: () => [
        (times) => {
          seen.push([...times]);
          return 'abstained';
        },
      ],
    });
    for (let round = 0; round < 17; round++) test.add([round, -round]);

    // The third group of six is not full yet
    expect(seen).toEqual([
      [0, -5],
      [6, -11],
    ]);
  });

  test('see through interruptions that spoil most single rounds', () => {
    const interrupted = (groupSizes: readonly number[]): string => {
      const random = seededRandom(5);
      const test = testOf({ groupSizes });
      for (let round = 0; round < 400; round++) test.add([random() < 0.7 ? 5 : 0.5]);
      return test.state;
    };

    expect(interrupted([1])).toBe('rejected');
    expect(interrupted([9])).toBe('accepted');
  });

  test('decide fair votes in at most one of fifty of 300 runs of 200 rounds, at an error rate of 1 % a direction', () => {
    const random = seededRandom(6);
    const decided = Array.from({ length: 300 }, () => {
      const test = testOf({ errorRate: 0.01, groupSizes: [1] });
      for (let round = 0; round < 200; round++) test.add([random() < 0.5 ? 0.5 : 2]);
      return test.state !== 'open';
    }).filter(Boolean).length;

    expect(decided).toBeLessThanOrEqual(6);
  });
});
