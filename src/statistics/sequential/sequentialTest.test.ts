import { seededRandom } from '../random';
import type { BoundTest, Vote } from './voteCount';
import { GUARDS } from './guard';
import {
  LASTING_ROUNDS,
  PILOT_ROUNDS,
  SequentialTest,
  type TransientDisturbance,
  type SequentialTestOptions,
} from './sequentialTest';

/** Rejects a time over 1, accepts one under 1, and abstains at 1 itself. */
const aroundOne =
  (cell: number): BoundTest =>
  (times) => {
    const time = times[cell]!;
    if (time === 1) return 'abstained';
    return time > 1 ? 'rejected' : 'accepted';
  };

function testOf(options: Partial<SequentialTestOptions>): SequentialTest {
  return new SequentialTest({
    cells: 1,
    errorRate: 1e-6,
    groupSizes: [1, 3, 9],
    boundTests: () => [aroundOne(0)],
    ...options,
  });
}

/** Adds the same round until the test decides, and returns the rounds taken: at most `most`. */
function roundsToDecide(test: SequentialTest, times: readonly number[], most = 500): number {
  let rounds = 0;
  while (test.state === 'open' && rounds < most) {
    test.add(times);
    rounds++;
  }
  return rounds;
}

describe('the state', () => {
  test.each([
    ['accepted', 0.5],
    ['rejected', 2],
  ])('is %s after 25 unanimous rounds at an error rate of 1e-6', (state, time) => {
    const test = testOf({});

    expect(roundsToDecide(test, [time])).toBe(25);
    expect(test.state).toBe(state);
  });

  test('is decided after 18 unanimous rounds at an error rate of 1e-4', () => {
    expect(roundsToDecide(testOf({ errorRate: 1e-4 }), [2])).toBe(18);
  });

  test('takes fewer rounds if there is a single group size to correct for', () => {
    // (1.95^n + 1.75^n + 1.5^n + ...) / 5, the wealth after n votes, is 5.3e5 at n = 22 and 1.02e6 at n = 23
    expect(roundsToDecide(testOf({ groupSizes: [1] }), [2])).toBe(23);
  });

  test('stays open while every vote abstains', () => {
    expect(roundsToDecide(testOf({}), [1])).toBe(500);
  });

  test('stays open while votes are split evenly', () => {
    const test = testOf({ groupSizes: [1] });
    for (let round = 0; round < 500; round++) test.add([round % 2 === 0 ? 0.5 : 2]);

    expect(test.state).toBe('open');
  });

  test('is accepted only if every bound is', () => {
    const test = testOf({ cells: 2, boundTests: () => [aroundOne(0), aroundOne(1)] });
    roundsToDecide(test, [0.5, 1], 100);

    expect(test.state).toBe('open');
    expect(test.unacceptedBounds).toEqual([1]);

    roundsToDecide(test, [0.5, 0.5]);

    expect(test.state).toBe('accepted');
    expect(test.unacceptedBounds).toEqual([]);
  });

  test('is rejected as soon as any bound is, and says which', () => {
    const test = testOf({ cells: 3, boundTests: () => [0, 1, 2].map(aroundOne) });
    roundsToDecide(test, [0.5, 2, 1]);

    expect(test.state).toBe('rejected');
    expect(test.rejectedBounds).toEqual([1]);
  });

  test('needs more evidence to reject if the truth can be at more bounds at once, and no more to accept', () => {
    const boundTests = Array.from({ length: 40 }, () => aroundOne(0));
    const rounds = (time: number): number =>
      roundsToDecide(testOf({ boundTests: () => boundTests, atOnce: 20 }), [time]);

    expect(rounds(0.5)).toBe(25);
    // 20 times the evidence: ln 20 / ln 1.95 = 4.5 unanimous votes more than the 24.6 that one bound needs
    expect(rounds(2)).toBe(30);
  });

  test('stays decided, whatever rounds follow', () => {
    const test = testOf({});
    roundsToDecide(test, [2]);
    for (let round = 0; round < 300; round++) test.add([0.5]);

    expect(test.rejectedBounds).toEqual([0]);
  });
});

describe('the rounds of a test', () => {
  test.each<[string, Partial<SequentialTestOptions>]>([
    ['at an error rate of 1e-3', { errorRate: 1e-3 }],
    ['at an error rate of 1e-6', {}],
    ['at an error rate of 1e-9', { errorRate: 1e-9 }],
    ['if the smallest group is one of nine', { groupSizes: [27, 9] }],
    ['if the truth can be at seven bounds at once', { atOnce: 7 }],
    ['if rejections should be rare', { groupSizes: [1], chances: { accepted: 0.99, rejected: 0.01 } }],
  ])('range from the fewest to the most after which unanimous votes decide, %s', (_, options) => {
    const rounds = [0.5, 2].map((time) => roundsToDecide(testOf(options), [time], 5_000));

    expect(testOf(options)).toMatchObject({
      unanimousRounds: Math.max(...rounds),
      fewestRounds: Math.min(...rounds),
    });
  });
});

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
