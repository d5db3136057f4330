import {
  complaintOf,
  hidden,
  holds,
  linear,
  onTheBound,
  quadratic,
  shown,
  sizes,
  taking,
  tooClose,
  tooSmall,
  unanswerable,
  violated,
} from '../testing/fakeFile';

describe('toScaleLinearly', () => {
  test.each([
    ['linear time', linear, holds],
    ['quadratic time, which is too much', quadratic, violated],
    ['constant time beside a linear part too small to see', hidden, tooSmall],
    ['logarithmic time, which is too little', taking((n) => 100_000 * Math.log2(n)), violated],
    ['time on the very bound', onTheBound, tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleLinearly({ sizes }))).toEqual(expected);
  });

  test('is unanswerable over a short sweep', async () => {
    expect(await shown(linear, (claims) => claims.toScaleLinearly({ sizes: [4, 5, 6] }))).toEqual(unanswerable);
  });
});

test('toScaleLinearly demands ascending sizes', async () => {
  expect(await complaintOf(linear, (claims) => claims.toScaleLinearly({ sizes: [64, 16, 4] }))).toBe(
    'sizes must ascend, and 16 comes after 64',
  );
});
