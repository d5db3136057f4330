import { claimsOn, complaintOf, holds, linear, shown, sizes, taking, tooClose, violated } from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

describe('toCostAtMost', () => {
  const more = taking((n) => 1_000 * n + 20_000);

  test.each([
    ['costs less more', more, '40 µs', holds],
    ['costs more more', more, '5 µs', violated],
    ['costs as much more', more, '20 µs', tooClose],
    ['costs less than the other', taking((n) => 900 * n), '30 µs', holds],
    ['costs ever more', taking((n) => 2_000 * n), '100 µs', violated],
  ] as const)('decides on an arm that %s', async (_, received, amount, expected) => {
    expect(await shown(received, (claims) => claims.toCostAtMost(amount, { over: linear, sizes }))).toEqual(expected);
  });

  test('is undecided if the time of the other could hide the amount, and says so', async () => {
    const claim = claimsOn(linear).toCostAtMost('500 ns', { over: linear, sizes });
    expect(await messageOf(claim)).toMatch(/Because 500 ns is only .* % of what the other takes at n = 64: /);
  });

  test('says that an amount of time holds on this machine alone', async () => {
    const message = await messageOf(claimsOn(more).toCostAtMost('5 µs', { over: linear, sizes }));
    expect(message).toContain('An amount of time holds on this machine alone.');
    expect(message).toMatch(/costs 20\.\d µs \[.*\] more than .* at n = 4 and (19|2\d)\.\d µs \[.*\] more at n = 256/);
  });

  test.each([30, '30', '30 kg', '0 µs'])('refuses %p, which is no amount of time', async (amount) => {
    expect(await complaintOf(more, (claims) => claims.toCostAtMost(amount, { over: linear, sizes }))).toBe(
      "the cost must be a duration, written as '30 µs' or '2 ms'",
    );
  });
});
