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

/** Votes by a single time: over 1 is beyond, under 1 within, 1 itself abstains. */
const aroundOne =
  (cell: number): BoundTest =>
  (times) => {
    const time = times[cell]!;
    if (time === 1) return 'abstain';
    return time > 1 ? 'beyond' : 'within';
  };

function testOf(options: Partial<SequentialTestOptions>): SequentialTest {
  return new SequentialTest({
    cells: 1,
    errorRate: 1e-6,
    groupSizes: [1, 3, 9],
    sides: () => [aroundOne(0)],
    ...options,
  });
}

/** Feeds the same round until the test decides, at most so often; returns the rounds taken. */
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
    ['within', 0.5],
    ['beyond', 2],
  ])('is %s after 25 rounds that say so at an error rate of 1e-6', (state, time) => {
    const test = testOf({});

    expect(roundsToDecide(test, [time])).toBe(25);
    expect(test.state).toBe(state);
  });

  test('is decided after 18 unanimous rounds at an error rate of 1e-4', () => {
    expect(roundsToDecide(testOf({ errorRate: 1e-4 }), [2])).toBe(18);
  });

  test('takes fewer rounds where a single group size leaves nothing to correct for', () => {
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

  test('is within only once every side is', () => {
    const test = testOf({ cells: 2, sides: () => [aroundOne(0), aroundOne(1)] });
    roundsToDecide(test, [0.5, 1], 100);

    expect(test.state).toBe('open');
    expect(test.sidesOpen).toEqual([1]);

    roundsToDecide(test, [0.5, 0.5]);

    expect(test.state).toBe('within');
    expect(test.sidesOpen).toEqual([]);
  });

  test('is beyond as soon as any side is, and says which', () => {
    const test = testOf({ cells: 3, sides: () => [0, 1, 2].map(aroundOne) });
    roundsToDecide(test, [0.5, 2, 1]);

    expect(test.state).toBe('beyond');
    expect(test.sidesBeyond).toEqual([1]);
  });

  test('asks more of a side to be beyond the more can be at their bounds at once, and no more of it to be within', () => {
    const sides = Array.from({ length: 40 }, () => aroundOne(0));
    const rounds = (time: number): number => roundsToDecide(testOf({ sides: () => sides, atOnce: 20 }), [time]);

    expect(rounds(0.5)).toBe(25);
    // 20 times the evidence: ln 20 / ln 1.95 = 4.5 unanimous votes more than the 24.6 that one side needs
    expect(rounds(2)).toBe(30);
  });

  test('stays what it came to, whatever comes after', () => {
    const test = testOf({});
    roundsToDecide(test, [2]);
    for (let round = 0; round < 300; round++) test.add([0.5]);

    expect(test.sidesBeyond).toEqual([0]);
  });
});

describe('the rounds of a test', () => {
  test.each<[string, Partial<SequentialTestOptions>]>([
    ['at an error rate of 1e-3', { errorRate: 1e-3 }],
    ['at an error rate of 1e-6', {}],
    ['at an error rate of 1e-9', { errorRate: 1e-9 }],
    ['where the smallest group is one of nine', { groupSizes: [27, 9] }],
    ['where seven sides can be at their bounds at once', { atOnce: 7 }],
    ['where a vote against the claim should be rare', { groupSizes: [1], chances: { within: 0.99, beyond: 0.01 } }],
  ])('are at least and at most those by which unanimous votes decide, %s', (_, options) => {
    const rounds = [0.5, 2].map((time) => roundsToDecide(testOf(options), [time], 5_000));

    expect(testOf(options)).toMatchObject({
      unanimousRounds: Math.max(...rounds),
      fewestRounds: Math.min(...rounds),
    });
  });
});

describe('the pilot', () => {
  test('is the minima of the first twelve rounds, cell by cell', () => {
    const pilots: (readonly number[])[] = [];
    const test = testOf({
      cells: 2,
      sides: (pilot) => {
        pilots.push(pilot);
        return [() => 'abstain'];
      },
    });
    for (let round = 0; round < 30; round++) test.add([20 - round, 5 + round]);

    expect(PILOT_ROUNDS).toBe(12);
    expect(pilots).toEqual([[9, 5]]);
  });

  test('rounds are judged too, once the pilot is complete', () => {
    const seen: number[] = [];
    const sides = (): BoundTest[] => [
      ([time]): Vote => {
        seen.push(time!);
        return 'abstain';
      },
    ];
    const test = testOf({ groupSizes: [1], sides });
    const rounds = Array.from({ length: 14 }, (_, round) => round);
    for (const round of rounds.slice(0, 11)) test.add([round]);

    expect(seen).toEqual([]);
    expect(test.state).toBe('open');

    for (const round of rounds.slice(11)) test.add([round]);

    expect(seen).toEqual(rounds);
  });
});

describe('groups', () => {
  test('vote on the minima of as many rounds in a row, cell by cell', () => {
    const seen: (readonly number[])[] = [];
    const test = testOf({
      cells: 2,
      groupSizes: [6],
      sides: () => [
        (times) => {
          seen.push([...times]);
          return 'abstain';
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

    expect(interrupted([1])).toBe('beyond');
    expect(interrupted([9])).toBe('within');
  });

  test('wrongly decide fair votes in at most one of fifty of 300 runs of 200 rounds, at an error rate of 1 % a direction', () => {
    const random = seededRandom(6);
    const decided = Array.from({ length: 300 }, () => {
      const test = testOf({ errorRate: 0.01, groupSizes: [1] });
      for (let round = 0; round < 200; round++) test.add([random() < 0.5 ? 0.5 : 2]);
      return test.state !== 'open';
    }).filter(Boolean).length;

    expect(decided).toBeLessThanOrEqual(6);
  });
});

describe('what may disturb cells for a while', () => {
  const transient: TransientDisturbance = { without: (times) => times.map((time) => time / 2), canMimic: ['beyond'] };

  test.each([
    ['is decided at once where it would be so without', 2.5, 25],
    ['is decided once it has outlasted that', 1.5, LASTING_ROUNDS],
    ['is decided at once where that cannot feign it', 0.5, 25],
  ])('%s', (_, time, rounds) => {
    const test = testOf({ transient });

    expect(roundsToDecide(test, [time])).toBe(rounds);
    expect(test.state).toBe(time > 1 ? 'beyond' : 'within');
    expect(test.sidesBeyond).toEqual(time > 1 ? [0] : []);
    expect(test.sidesOpen).toEqual(time > 1 ? [0] : []);
  });

  test('is beyond its bound for as long as it lasts, and is not called so when it is gone', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 60; round++) test.add([1.5]);
    for (let round = 0; round < 60; round++) test.add([0.9]);

    expect(test.state).toBe('open');
    expect(test.sidesBeyond).toEqual([]);
  });

  test('holds nothing up once it had the time to pass', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 30; round++) test.add([1.5]);

    expect(test.state).toBe('open');

    test.outlastTransients();

    expect(test.state).toBe('beyond');
    expect(test.sidesBeyond).toEqual([0]);
  });

  test('holds up what is within where it can feign that too', () => {
    const above: BoundTest = ([time]) => (time! < 1 ? 'beyond' : 'within');
    const asked = (canMimic: TransientDisturbance['canMimic']): number =>
      roundsToDecide(testOf({ sides: () => [above], transient: { ...transient, canMimic } }), [1.5]);

    expect([asked(['beyond']), asked([undefined]), asked(['within'])]).toEqual([25, 25, LASTING_ROUNDS]);
  });

  test('is asked of every side of what is within, and of any of what is beyond', () => {
    const sides = (): BoundTest[] => [aroundOne(0), aroundOne(1)];
    const one: TransientDisturbance = {
      without: ([first, second]) => [first!, second! / 2],
      canMimic: ['beyond', 'beyond'],
    };

    expect(roundsToDecide(testOf({ cells: 2, sides, transient: one }), [1.5, 1.5])).toBe(25);
    expect(roundsToDecide(testOf({ cells: 2, sides, transient: one }), [0.5, 1.5])).toBe(LASTING_ROUNDS);
  });

  test('has passed when other times in the same rounds have gone on for long enough, but for the least of them', () => {
    const test = testOf({ transient });
    for (let round = 0; round < 30; round++) test.add([round === 7 ? 0.3 : 0.5]);

    expect(test.wouldBeBeyond((time) => 3 * time, GUARDS)).toBe(false);
    expect(test.wouldBeBeyond((time) => 4 * time, GUARDS)).toBe(true);
  });
});

describe('the state of other times in the same rounds', () => {
  test('is what a test of those times comes to', () => {
    const random = seededRandom(4);
    for (let trial = 0; trial < 40; trial++) {
      const level = 0.7 + 0.6 * random();
      const rounds = Array.from({ length: 54 }, () => [level * (1 + 0.3 * random()), level * (1 + 0.3 * random())]);
      const change = (time: number, cell: number): number => (cell === 0 ? 1.2 * time : time + 0.1);
      // Sides that depend on the pilot, as those of a regression do
      const sides: SequentialTestOptions['sides'] = ([pilot]) => [
        aroundOne(0),
        ([, time]) => (time! > 1.1 * pilot! ? 'beyond' : 'within'),
      ];
      const test = testOf({ cells: 2, sides });
      // Twice the evidence
      const changed = testOf({ cells: 2, sides, errorRate: 1e-12 });
      for (const round of rounds) test.add(round);
      // It goes on with the same rounds until there are a hundred.
      for (const round of [...rounds, ...rounds]) if (changed.state === 'open') changed.add(round.map(change));

      expect(test.wouldBeBeyond(change, GUARDS)).toBe(changed.state === 'beyond');
    }
  });

  test('shows nothing before the pilot is there, and does not touch the test itself', () => {
    const test = testOf({});
    test.add([2]);

    expect(test.wouldBeBeyond((time) => time, GUARDS)).toBe(false);

    for (let round = 0; round < 24; round++) test.add([2]);

    expect(test.wouldBeBeyond((time) => time / 4, GUARDS)).toBe(false);
    expect(test.wouldBeBeyond((time) => time, GUARDS)).toBe(true);
    expect(test.state).toBe('beyond');
  });
});
