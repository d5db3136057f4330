import {
  complaintOf,
  constant,
  hidden,
  holds,
  linear,
  onTheBound,
  quadratic,
  shown,
  sizes,
  steep,
  tooClose,
  violated,
} from '../testing/fakeFile';

describe('toScaleAtMost', () => {
  test.each([
    ['n', 'linear time', linear, holds],
    ['n^2', 'linear time, which is less', linear, holds],
    ['n', 'constant time, which is less', constant, holds],
    ['n', 'time that hardly grows beside a fixed cost', hidden, holds],
    ['n', 'quadratic time', quadratic, violated],
    ['n^2', 'steeper time', steep, violated],
    ['n', 'time on the very bound', onTheBound, tooClose],
    ['1', 'constant time', constant, holds],
    ['1', 'linear time', linear, violated],
  ] as const)('decides for %s on %s', async (growth, _, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleAtMost(growth, { sizes }))).toEqual(expected);
  });
});

test('toScaleAtMost refuses a value that is no growth', async () => {
  expect(await complaintOf(linear, (claims) => claims.toScaleAtMost('n!', { sizes }))).toBe(
    "a growth must be one of '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^1.5'",
  );
});
