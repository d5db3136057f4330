import { currentHost } from '../core/host';
import {
  allowFreshProcesses,
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

beforeEach(allowFreshProcesses);

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

describe('the processes that decide toBeAsFastAs', () => {
  const processes = async (within: '3 %' | '5 %' | '25 %'): Promise<number> => {
    const { session } = currentHost()!;
    await claimsOn(linear).toBeAsFastAs(linear, { sizes, within });
    return session.outcomes.at(-1)!.collections;
  };

  test('are one if the share leaves a tenth for others, and else several', async () => {
    expect(await processes('25 %')).toBe(1);
    expect(await processes('5 %')).toBe(5);
    expect(await processes('3 %')).toBe(5);
  });

  test('are named with how often chance would decide', async () => {
    const message = await messageOf(claimsOn(linear).not.toBeAsFastAs(linear, { sizes, within: '10 %' }));
    expect(message).toMatch(/^Found: .*, over 5 processes; would have caught [\d.]+ times as long$/m);
    expect(message).toMatch(/^Verdict: holds by 5 processes; at the limit by chance in at most 1 of 1,000$/m);
  });

  test('are named if they are one, with what is allowed for others', async () => {
    const message = await messageOf(claimsOn(linear).not.toBeAsFastAs(linear, { sizes, within: '25 %' }));
    expect(message).toMatch(/^Found: .*, in one process; the interval allows others to differ by 10 %; would/m);
    expect(message).toMatch(/^Verdict: holds by 2 of 2 collections, .* error rate 1e-6 in its process$/m);
  });
});

test('toBeAsFastAs demands a share', async () => {
  expect(await complaintOf(linear, (claims) => claims.toBeAsFastAs(linear, { sizes }))).toBe('`within` is required');
});
