import { claimsOn, complaintOf, holds, linear, shown, taking, tooClose, violated } from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

describe('toSustain', () => {
  const options = { at: 64, budget: '10 s' } as const;

  test.each([
    ['keeps it up', '12000 ops/s', holds],
    ['does not', '20000 ops/s', violated],
    ['is at that very rate', '15470 ops/s', tooClose],
  ] as const)('decides on code that %s', async (_, rate, expected) => {
    expect(await shown(linear, (claims) => claims.toSustain(rate, options))).toEqual(expected);
  });

  test('counts the pauses that earlier calls cause', async () => {
    let calls = 0;
    const [short, pause] = [taking(() => 50_000), taking(() => 5e6)];
    const pausing = (n: number): void => {
      short(n);
      if (++calls % 100 === 0) pause(n);
    };
    expect(await shown(pausing, (claims) => claims.toSustain('15000 ops/s', options))).toEqual(violated);
    expect(await shown(pausing, (claims) => claims.toSustain('6000 ops/s', options))).toEqual(holds);
  });

  test('shows the measured rate, and that rates hold on this machine alone', async () => {
    const message = await messageOf(claimsOn(linear).toSustain('20000 ops/s', options));
    expect(message).toMatch(/sustains 15,\d00 \[15,\d00, 15,\d00\] ops\/s at n = 64/);
    expect(message).toContain('An amount of time holds on this machine alone.');
  });

  test.each([20_000, '20000', '20000 ops/min', '0 ops/s'])('refuses %p, which is no rate', async (rate) => {
    expect(await complaintOf(linear, (claims) => claims.toSustain(rate, { at: 64 }))).toBe(
      "the rate must be calls in a second, written as '20000 ops/s'",
    );
  });
});
