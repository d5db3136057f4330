import type { JudgeState } from '../core/claim';
import { ConstantClaim } from './constantClaim';
import { ERROR_RATE, feed, type Decision } from '../testing/verdicts';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
type Truth = (n: number) => number;

function claimOf(sizes: readonly number[] = SIZES, factor = 1.5): ConstantClaim {
  return new ConstantClaim({ arm: 'get', sizes, factor });
}

function judgedExactly(truth: Truth, claim: ConstantClaim): JudgeState {
  const times = claim.cells.map(({ n }) => truth(n));
  return feed(
    claim.judge(ERROR_RATE),
    Array.from({ length: 100 }, () => times),
  ).state;
}

describe('the verdict on times without noise, within a factor of 1.5', () => {
  test.each<[string, JudgeState, Truth]>([
    ['a constant', 'holds', () => 5],
    ['a step of 1.2', 'holds', (n) => (n > 1000 ? 6 : 5)],
    ['n^0.02', 'holds', (n) => n ** 0.02],
    ['n^0.058, the bound itself at the top', 'open', (n) => n ** 0.058],
    ['a logarithm', 'violated', Math.log2],
    ['n^0.2', 'violated', (n) => n ** 0.2],
    ['n', 'violated', (n) => n],
    ['a step of 3', 'violated', (n) => (n > 1000 ? 15 : 5)],
    ['a step of 1.87 for the top third, which no single size shows', 'violated', (n) => (n > 5000 ? 9.35 : 5)],
    ['times that fall with n', 'violated', (n) => 5 / Math.log2(n)],
    ['a constant but for the largest size, of 2.5', 'violated', (n) => (n > 60_000 ? 12.5 : 5)],
    ['a constant but for one size in the middle, of 2.5', 'violated', (n) => (n === 4096 ? 12.5 : 5)],
    ['a constant but for the smallest size, of 4', 'violated', (n) => (n === 64 ? 20 : 5)],
  ])('of %s: %s', (_, state, truth) => {
    expect(judgedExactly(truth, claimOf())).toBe(state);
  });

  test('takes two sizes, and the factor of its options', () => {
    expect(judgedExactly((n) => n, claimOf([10, 30]))).toBe('violated');
    expect(judgedExactly((n) => n, claimOf([10, 30], 6))).toBe('holds');
  });
});

test('a step that a noisy neighbour can mimic is violated only after the neighbour must have gone', () => {
  const decided = (step: number): Decision =>
    feed(
      claimOf().judge(ERROR_RATE),
      Array.from({ length: 100 }, () => SIZES.map((n) => (n > 2048 ? step : 1))),
    );

  expect(decided(3)).toEqual({ state: 'violated', rounds: 28 });
  expect(decided(2.2)).toEqual({ state: 'violated', rounds: 100 });
  expect(decided(1 / 2.2)).toEqual({ state: 'violated', rounds: 28 });
  expect(decided(1)).toEqual({ state: 'holds', rounds: 25 });
});

test('the evidence has the change at each size, and the obstacle names the size that changed most', () => {
  const judge = claimOf().judge(ERROR_RATE);
  for (let round = 0; round < 20; round++) judge.add([4, 4, 5, 4, 6, 4]);
  const { bottom, changes } = judge.evidence();
  expect(bottom).toEqual([64, 256]);
  expect(changes.map(({ ratio }) => ratio.estimate)).toEqual([1, 1, 1.25, 1, 1.5, 1]);
  expect(judge.obstacle()).toMatchObject({ kind: 'near limit', quantity: 'time', n: 16_384, limit: 1.5 });
});

test('one size has no answer, since it shows no change', () => {
  expect(claimOf([64]).unanswerable).toMatchObject({ kind: 'narrow sweep' });
  expect(claimOf([64, 128]).unanswerable).toBeUndefined();
});

test('the obstacle of a time that falls is the inverse of the factor', () => {
  const judge = claimOf().judge(ERROR_RATE);
  for (let round = 0; round < 20; round++) judge.add([6, 6, 6, 6, 4, 6]);
  expect(judge.obstacle()).toMatchObject({ n: 16_384, found: 4 / 6, limit: 1 / 1.5 });
});
