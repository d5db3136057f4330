import type { Judge } from '../core/claim';
import { ExplanationClaim } from './explanationClaim';
import { ERROR_RATE, feed } from '../testing/verdicts';
import { seededRandom } from '../../statistics/random';

const SIZES = [4, 16, 64];

/** Judges whether counts of n explain the times of two arms. */
function judgeOf(within: number): Judge {
  const arms = ['a', 'b'].map((arm) => ({ arm, counts: SIZES }));
  return new ExplanationClaim({ metric: 'steps', sizes: SIZES, arms, within }).judge(ERROR_RATE);
}

function judged(within: number, times: readonly number[], rounds = 60): Judge {
  const judge = judgeOf(within);
  feed(
    judge,
    Array.from({ length: rounds }, () => times),
  );
  return judge;
}

describe('an explanation', () => {
  test('holds of one price, and is violated by two', () => {
    expect(judged(0.1, [4, 16, 64, 4, 16, 64]).state).toBe('holds');
    expect(judged(0.1, [8, 32, 128, 4, 16, 64]).state).toBe('violated');
  });

  test('is not violated by noise in other cells, which makes most cells look cheap', () => {
    for (let seed = 0; seed < 30; seed++) {
      const random = seededRandom(seed);
      const hit = (time: number): number => time * (1 + 0.005 * random()) * (random() < 0.25 ? 4 : 1);
      const rounds = Array.from({ length: 200 }, () => [4, 16, 64, 4, 16, 64].map(hit));
      expect(feed(judgeOf(0.1), rounds).state).not.toBe('violated');
    }
  });

  test('is not violated by slow larger sizes before a noisy neighbour must have gone', () => {
    const sizes = [4, 16, 64, 256];
    const besieged = [4, 16, 1.5 * 64, 1.5 * 256];
    for (const arms of [['a'], ['a', 'b']]) {
      const counted = arms.map((arm) => ({ arm, counts: sizes }));
      const judge = new ExplanationClaim({ metric: 'steps', sizes, arms: counted, within: 0.1 }).judge(ERROR_RATE);
      const rounds = Array.from({ length: 100 }, () => arms.flatMap(() => besieged));
      expect(feed(judge, rounds)).toEqual({ state: 'violated', rounds: 100 });
    }
  });
});

describe('the obstacle of an explanation', () => {
  test('names the arm and size whose bound is passed furthest, or is nearest', () => {
    const judge = judged(1, [10, 40, 161, 4, 16, 64]);
    expect(judge.state).toBe('open');
    expect(judge.obstacle()).toMatchObject({ quantity: 'residual', arm: 'a', n: 64, limit: 1 });
  });

  test('is that there is no price, if times do not depend on the counts', () => {
    expect(judged(0.1, [9, 9, 9, 9, 9, 9]).obstacle()).toEqual({ kind: 'no price', metric: 'steps' });
  });
});

describe('counts that have no price', () => {
  const unanswerable = (...counts: number[]) =>
    new ExplanationClaim({ metric: 'steps', sizes: SIZES, arms: [{ arm: 'a', counts }], within: 0.1 }).unanswerable;

  test.each([
    ['differ by less than a factor of two', [10, 12, 19], { least: 10, most: 19 }],
    ['are all zero', [0, 0, 0], { least: 0, most: 0 }],
  ])('%s', (_, counts, found) => {
    expect(unanswerable(...counts)).toEqual({ kind: 'same counts', metric: 'steps', ...found });
  });

  test('differ from those that have one', () => {
    expect(unanswerable(10, 12, 20)).toBeUndefined();
    expect(unanswerable(0, 1, 2)).toBeUndefined();
  });
});

test('a cell that takes no time is not explained', () => {
  expect(judged(0.1, [0, 16, 64, 4, 16, 64]).state).toBe('violated');
});

test('the smallest detectable residual of an arm that stands alone is at its top', () => {
  const judge = new ExplanationClaim({
    metric: 'steps',
    sizes: SIZES,
    arms: [{ arm: 'a', counts: SIZES }],
    within: 0.1,
  }).judge(ERROR_RATE);
  for (let round = 0; round < 60; round++) judge.add([4, 16, 64]);
  const { detectableShare } = judge.evidence();
  expect(judge.state).toBe('holds');
  expect(detectableShare).toBeGreaterThan(0.1);
});
