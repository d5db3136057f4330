import {
  type Claim,
  complaintOf,
  holds,
  linear,
  shown,
  sizes,
  taking,
  tooClose,
  tooSmall,
  violated,
} from '../testing/fakeFile';

describe('toHaveConstantOverhead', () => {
  const few = [2, 4, 8];
  const over = taking((n) => 1_000 * n);

  test.each([
    ['a fixed amount more', taking((n) => 1_000 * n + 5_000), holds],
    ['a multiple more', taking((n) => 3_000 * n), violated],
    ['a fixed amount less', taking((n) => 1_000 * n - 800), holds],
    ['an amount too small to see', taking((n) => 1_000 * n + 20), tooSmall],
    ['an amount that changes by the very factor', taking((n) => 1_000 * n + 5_000 * (1 + (n - 2) / 12)), tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toHaveConstantOverhead({ over, sizes: few }))).toEqual(expected);
  });

  test('allows the overhead to change by the given factor', async () => {
    const received = taking((n) => 1_000 * n + 2_000 * n);
    const claim: Claim = (claims) => claims.toHaveConstantOverhead({ over, sizes: few, within: '6x' });
    expect(await shown(received, claim)).toEqual(holds);
  });
});

test('toHaveConstantOverhead demands the other workload', async () => {
  expect(await complaintOf(linear, (claims) => claims.toHaveConstantOverhead({ sizes }))).toBe(
    '`over` must be a function of n or a workload',
  );
});
