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

describe('toBeSlowerThan', () => {
  test.each([
    ['takes twice as long', twiceLinear, linear, undefined, holds],
    ['takes twice as long if three times is claimed', twiceLinear, linear, '3x', violated],
    ['takes twice as long if that is claimed', twiceLinear, linear, '2x', tooClose],
    ['is faster', linear, twiceLinear, undefined, violated],
    ['takes as long', linear, linear, undefined, violated],
  ] as const)('decides on an arm that %s', async (_, received, other, by, expected) => {
    const options = by === undefined ? { sizes } : { sizes, by };
    expect(await shown(received, (claims) => claims.toBeSlowerThan(other, options))).toEqual(expected);
  });

  test('must be slower at every size', async () => {
    const received = taking((n) => (n === 64 ? 60_000 : 2_000 * n));
    expect(await shown(received, (claims) => claims.toBeSlowerThan(linear, { sizes }))).toEqual(violated);
  });

  test('refuses a factor that is a number', async () => {
    expect(await complaintOf(linear, (claims) => claims.toBeSlowerThan(linear, { sizes, by: 2 }))).toBe(
      "`by` must be a ratio over 1, written as '2x' or '10 %'",
    );
  });
});
