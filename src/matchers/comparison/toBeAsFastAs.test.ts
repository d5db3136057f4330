import { currentHost } from '../core/host';
import {
  type Claim,
  claimsOn,
  complaintOf,
  holds,
  linear,
  shown,
  sizes,
  taking,
  tooClose,
  violated,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

describe('toBeAsFastAs', () => {
  test.each([
    ['as fast', taking((n) => 1_000 * n), holds],
    ['a little slower', taking((n) => 1_040 * n), holds],
    ['slower', taking((n) => 1_300 * n), violated],
    ['faster', taking((n) => 700 * n), violated],
    ['slower by the very share', taking((n) => 1_100 * n), tooClose],
  ])('decides on an arm that is %s', async (_, received, expected) => {
    const claim: Claim = (claims) => claims.toBeAsFastAs(linear, { sizes, within: '10 %' });
    expect(await shown(received, claim)).toEqual(expected);
  });
});

describe('toBeAsFastAs within less than 5 %', () => {
  const message = (within: '3 %' | '10 %'): Promise<string> =>
    messageOf(claimsOn(linear).not.toBeAsFastAs(linear, { sizes, within }));
  const agreed = async (within: '3 %' | '10 %'): Promise<string | undefined> => {
    const { session } = currentHost()!;
    await claimsOn(linear).toBeAsFastAs(linear, { sizes, within });
    return `${String(session.outcomes.at(-1)!.confirmations)} of ${String(session.outcomes.at(-1)!.collections)}`;
  };

  test('is confirmed even if it holds', async () => {
    expect(await agreed('10 %')).toBe('1 of 1');
    expect(await agreed('3 %')).toBe('2 of 2');
    expect(await message('3 %')).toContain('Verdict: holds by 2 of 2 collections');
  });
});

test('toBeAsFastAs demands a share', async () => {
  expect(await complaintOf(linear, (claims) => claims.toBeAsFastAs(linear, { sizes }))).toBe('`within` is required');
});
