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

describe('toBeNoSlowerThan', () => {
  test.each([
    ['takes as long', taking((n) => 1_000 * n), '5 %', holds],
    ['takes half as long', taking((n) => 500 * n), '5 %', holds],
    ['takes twice as long', twiceLinear, '5 %', violated],
    ['takes a fifth longer, if that and more is allowed', taking((n) => 1_200 * n), '50 %', holds],
    ['takes a fifth longer, if that is allowed', taking((n) => 1_200 * n), '20 %', tooClose],
  ] as const)('decides on an arm that %s', async (_, received, within, expected) => {
    expect(await shown(received, (claims) => claims.toBeNoSlowerThan(linear, { sizes, within }))).toEqual(expected);
  });

  test('allows a twentieth by default', async () => {
    const claim = (claims: Parameters<Parameters<typeof shown>[1]>[0]): Promise<void> =>
      claims.toBeNoSlowerThan(linear, { sizes });
    expect(
      await shown(
        taking((n) => 1_030 * n),
        claim,
      ),
    ).toEqual(holds);
    expect(
      await shown(
        taking((n) => 1_100 * n),
        claim,
      ),
    ).toEqual(violated);
  });

  test('refuses a share that is a number', async () => {
    expect(await complaintOf(linear, (claims) => claims.toBeNoSlowerThan(linear, { sizes, within: 0.05 }))).toBe(
      "`within` must be a ratio over 1, written as '2x' or '10 %'",
    );
  });
});
