import { experiment } from '../../workload/experiment';
import { currentHost } from '../core/host';
import {
  complaintOf,
  constant,
  holds,
  linear,
  claimsOn,
  shown,
  taking,
  tooClose,
  twiceLinear,
  unanswerable,
  violated,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

describe('toRunWithin', () => {
  test.each([
    ['takes less', linear, '100 µs', holds],
    ['takes more', linear, '30 µs', violated],
    ['takes as long', linear, '64.6 µs', tooClose],
    ['takes less, in less time than can be claimed of one call', linear, '1 µs', unanswerable],
  ] as const)('decides on code that %s', async (_, received, limit, expected) => {
    expect(await shown(received, (claims) => claims.toRunWithin(limit, { at: 64 }))).toEqual(expected);
  });

  /** Every eleventh call takes ten times as long: an odd number, since only every other call is timed. */
  const spiking = (): ((n: number) => void) => {
    let calls = 0;
    const [short, long] = [taking(() => 10_000), taking(() => 100_000)];
    return (n) => {
      (++calls % 11 === 0 ? long : short)(n);
    };
  };

  test.each([
    ['p50', holds],
    ['p80', holds],
    ['p95', violated],
  ] as const)('looks at the %s of calls, an eleventh of which take long', async (quantile, expected) => {
    const claim = { at: 8, quantile, budget: '1 s' } as const;
    expect(await shown(spiking(), (claims) => claims.toRunWithin('50 µs', claim))).toEqual(expected);
  });

  test('says how many calls a high quantile needs if the budget ran out', async () => {
    const message = await messageOf(claimsOn(constant).toRunWithin('1 ms', { at: 1, quantile: 'p99' }));
    expect(message).toMatch(
      /Because only \d+ calls of .* could be taken before the budget ran out, and 1,\d\d\d are needed/,
    );
    expect(message).toMatch(/Next: claim a lower quantile, or raise the budget: \{ budget: '\d+ s' \}/);
  });

  test('needs no size if the code takes none', async () => {
    const always = (): void => {
      constant(1);
    };
    expect(await shown(always, (claims) => claims.toRunWithin('1 ms'))).toEqual(holds);
    expect(await complaintOf(linear, (claims) => claims.toRunWithin('1 ms'))).toBe('`at` is missing: at what n?');
  });

  test('measures an arm by itself, call by call, and demands one of its sizes', async () => {
    const { arm, other } = experiment({ sizes: [64], arms: { arm: linear, other: twiceLinear } });
    await claimsOn(arm).toBeFasterThan(other);
    await claimsOn(arm).toRunWithin('1 ms', { at: 64 });
    const [compared, timed] = currentHost()!.session.outcomes;
    expect(compared!.samples[0]!.calls[0]).toBeGreaterThan(1);
    expect(timed!.samples[0]!.calls).toEqual([1]);
    expect(await complaintOf(arm, (claims) => claims.toRunWithin('1 ms'))).toBe('`at` is missing: at what n?');
  });

  test.each([0.95, 'p0', 'p100', '95 %'])('refuses %p, which is no quantile', async (quantile) => {
    expect(await complaintOf(linear, (claims) => claims.toRunWithin('1 ms', { at: 64, quantile }))).toBe(
      "`quantile` must be written as 'p50', 'p95' or 'p99.9'",
    );
  });

  test('refuses values that are no time or no size', async () => {
    expect(await complaintOf(linear, (claims) => claims.toRunWithin(5, { at: 64 }))).toBe(
      "the time must be a duration, written as '5 ms' or '200 µs'",
    );
    expect(await complaintOf(linear, (claims) => claims.toRunWithin('5 ms', { at: 0.5 }))).toBe(
      '`at` must be a positive whole number',
    );
  });
});
