import {
  allowFreshProcesses,
  complaintOf,
  holds,
  linear,
  shown,
  sizes,
  taking,
  tooClose,
  twiceLinear,
  violated,
} from '../testing/fakeFile';

beforeEach(allowFreshProcesses);

describe('toBeFasterThan', () => {
  test.each([
    ['twice as fast', linear, twiceLinear, undefined, holds],
    ['twice as fast if 1.5 times is claimed', linear, twiceLinear, '1.5x', holds],
    ['twice as fast if three times is claimed', linear, twiceLinear, '3x', violated],
    ['twice as fast if that is claimed', linear, twiceLinear, '2x', tooClose],
    ['slower', twiceLinear, linear, undefined, violated],
  ] as const)('decides on an arm that is %s', async (_, received, other, by, expected) => {
    const options = by === undefined ? { sizes } : { sizes, by };
    expect(await shown(received, (claims) => claims.toBeFasterThan(other, options))).toEqual(expected);
  });

  test('must be faster at every size', async () => {
    const received = taking((n) => (n === 64 ? 70_000 : 500 * n));
    expect(await shown(received, (claims) => claims.toBeFasterThan(linear, { sizes }))).toEqual(violated);
  });

  test('takes a single size', async () => {
    expect(await shown(linear, (claims) => claims.toBeFasterThan(twiceLinear, { sizes: [64] }))).toEqual(holds);
  });
});

describe('toBeFasterThan without sizes', () => {
  const short = taking(() => 1_000);
  const long = taking(() => 2_000);

  test('measures functions that take no size once', async () => {
    const received = (): void => {
      short(1);
    };
    const other = (): void => {
      long(1);
    };
    expect(await shown(received, (claims) => claims.toBeFasterThan(other))).toEqual(holds);
    expect(await shown(other, (claims) => claims.toBeFasterThan(received))).toEqual(violated);
  });

  test('demands sizes if a function takes one', async () => {
    expect(await complaintOf(linear, (claims) => claims.toBeFasterThan(() => 1))).toBe(
      '`sizes` are missing: what n should it be measured at?',
    );
  });
});

test('toBeFasterThan refuses a factor below 1', async () => {
  expect(await complaintOf(linear, (claims) => claims.toBeFasterThan(linear, { sizes, by: '0.5x' }))).toBe(
    "`by` must be a ratio over 1, written as '2x' or '10 %'",
  );
});
