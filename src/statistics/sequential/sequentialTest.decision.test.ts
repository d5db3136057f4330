import type { SequentialTestOptions } from './sequentialTest';
import { aroundOne, roundsToDecide, testOf } from '../testing/sequentialTests';

describe('the state', () => {
  test.each([
    ['accepted', 0.5],
    ['rejected', 2],
  ])('is %s after 25 unanimous rounds at an error rate of 1e-6', (state, time) => {
    const test = testOf({});

    expect(roundsToDecide(test, [time])).toBe(25);
    expect(test.state).toBe(state);
  });

  test('comes after the rounds that were foreseen, if votes go on as they have come', () => {
    const test = testOf({});
    for (let round = 0; round < 12; round++) test.add([2]);
    expect(test.roundsNeeded('rejected')).toBe(25);
    expect(test.roundsNeeded('accepted')).toBe(Infinity);
  });

  test('is foreseen from the group that comes to it first', () => {
    // Of three rounds, the minimum is always below 1.
    const test = testOf({});
    for (let round = 0; round < 30; round++) test.add([round % 3 === 0 ? 0.5 : 2]);
    expect(test.roundsNeeded('accepted')).toBe(75);
    expect(testOf({}).roundsNeeded('accepted')).toBe(Infinity);
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
