import {
  type Claim,
  complaintOf,
  constant,
  holds,
  linear,
  shown,
  sizes,
  taking,
  tooClose,
  tooSmall,
  twiceLinear,
  violated,
} from '../testing/fakeFile';

describe('toHaveSameSlopeAs', () => {
  test.each([
    ['the same time', taking((n) => 1_000 * n), holds],
    ['the same time and a fixed cost', taking((n) => 50_000 + 1_000 * n), holds],
    ['twice the time', twiceLinear, violated],
    ['half the time', taking((n) => 500 * n), violated],
    ['15 % more, the very bound', taking((n) => 1_150 * n), tooClose],
  ])('decides on %s', async (_, received, expected) => {
    expect(await shown(received, (claims) => claims.toHaveSameSlopeAs(linear, { sizes }))).toEqual(expected);
  });

  test('is undecided if the other arm does not grow', async () => {
    expect(await shown(linear, (claims) => claims.toHaveSameSlopeAs(constant, { sizes }))).toEqual(tooSmall);
  });

  test('allows the slopes to differ by the given share', async () => {
    const claim: Claim = (claims) => claims.toHaveSameSlopeAs(linear, { sizes, within: '200 %' });
    expect(await shown(twiceLinear, claim)).toEqual(holds);
  });
});

test('toHaveSameSlopeAs refuses a share that is a number', async () => {
  expect(await complaintOf(linear, (claims) => claims.toHaveSameSlopeAs(linear, { sizes, within: 0.15 }))).toBe(
    "`within` must be a ratio over 1, written as '2x' or '10 %'",
  );
});
