import { currentHost } from '../core/host';
import {
  allowFreshProcesses,
  claimsOn,
  complaintOf,
  holds,
  linear,
  shown,
  taking,
  tooClose,
  violated,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

beforeEach(allowFreshProcesses);

/** Costs as much as `linear` at n = 50, more below and less beyond. */
const flat = taking(() => 50_000);

describe('toBecomeFasterThan', () => {
  test.each([
    ['is faster well before', flat, 100, holds],
    ['is not faster there yet', flat, 30, violated],
    ['crosses at that very size', flat, 50, tooClose],
    ['is faster at every size', taking((n) => 500 * n), 100, holds],
    ['is slower at every size', taking((n) => 1_500 * n), 100, violated],
  ] as const)('decides on an arm that %s', async (_, received, before, expected) => {
    expect(await shown(received, (claims) => claims.toBecomeFasterThan(linear, { before }))).toEqual(expected);
  });

  test('shows the size at which the arms cross, with an interval', async () => {
    const message = await messageOf(claimsOn(flat).not.toBecomeFasterThan(linear, { before: 100 }));
    const [, found, low, high] = /becomes faster than .* at n = ([\d.]+) \[([\d.]+), ([\d.]+)\]/.exec(message) ?? [];
    expect(Number(found)).toBeCloseTo(50, -1);
    expect(Number(low)).toBeLessThan(50);
    expect(Number(high)).toBeGreaterThan(50);
    expect(message).toContain('before n = 100, looked for at n = 1 to 100');
  });

  test('adds the size that it names to the given ones', async () => {
    await claimsOn(flat).toBecomeFasterThan(linear, { before: 100, sizes: [10, 400] });
    expect(currentHost()?.session.outcomes[0]?.samples[0]?.cells.map(({ n }) => n)).toEqual([
      10, 100, 400, 10, 100, 400,
    ]);
  });

  test('must stay faster at larger sizes', async () => {
    const again = taking((n) => (n > 200 ? 2_000 * n : 50_000));
    expect(
      await shown(again, (claims) => claims.toBecomeFasterThan(linear, { before: 100, sizes: [10, 100, 400] })),
    ).toEqual(violated);
  });

  test('is decided by several processes if it is faster by less than a tenth', async () => {
    await claimsOn(flat).toBecomeFasterThan(linear, { before: 100 });
    await claimsOn(taking((n) => 950 * n)).toBecomeFasterThan(linear, { before: 100 });
    expect(currentHost()?.session.outcomes).toMatchObject([{ collections: 1 }, { collections: 5 }]);
  });

  test.each([
    [undefined, '`before` is required'],
    [0.5, '`before` must be a positive whole number'],
    ['100', '`before` must be a positive whole number'],
  ])('refuses to decide before %p', async (before, complaint) => {
    expect(await complaintOf(flat, (claims) => claims.toBecomeFasterThan(linear, { before }))).toBe(complaint);
  });
});
