import type { Settlement } from '../../model/settlement';
import { chosen } from '../testing/settlingSweeps';
import { isLeap } from './leap';
import type { SettlingOptions } from './settlingSweep';
import type { Sweep } from './sweep';

const KNEE = 12_000;
/** A queue that moves all of its elements above a size. */
const knee = (n: number): number => 320 * n * (n < KNEE ? 1 : (30 * n) / KNEE);
/** A step of the machine. */
const step = (n: number): number => 320 * n * (n < KNEE ? 1 : 40);

/** Whether the price of a unit of n leapt by more than 40 up to half of the top, and rises on from there. */
function settlementOf(sizes: readonly number[], timesNs: readonly number[]): Settlement {
  const prices = sizes.map((n, i) => timesNs[i]! / n);
  const [half, top] = [prices.at(-2)!, prices.at(-1)!];
  if (top / prices[0]! < 1.2) return 'settled';
  return top / prices[0]! > 40 && top > 1.5 * half && top < 2.5 * half ? 'endless' : 'unsettled';
}

const sweepOf = (timeNs: (n: number) => number, options: Partial<SettlingOptions> = {}): Promise<Sweep> =>
  chosen(timeNs, { upTo: 60_000, settlement: settlementOf, ...options });

/** Returns the sizes of all calls while the sizes of a sweep are chosen, with the sweep. */
async function calledAt(timeNs: (n: number) => number, upTo: number): Promise<{ calls: number[]; sweep: Sweep }> {
  const calls: number[] = [];
  const counted = (n: number): number => {
    calls.push(n);
    return timeNs(n);
  };
  return { sweep: await sweepOf(counted, { upTo }), calls };
}

describe('a leap of time', () => {
  const climb = [1, 4, 16].map((n) => ({ n, timeNs: 1_000 * n }));

  test('is a step that multiplies time by sixteen times what the growth before would', () => {
    expect(isLeap([...climb, { n: 32, timeNs: 15 * 32_000 }])).toBe(false);
    expect(isLeap([...climb, { n: 32, timeNs: 17 * 32_000 }])).toBe(true);
    expect(isLeap([...climb, { n: 64, timeNs: 64_000 * 4 }])).toBe(false);
  });

  test('before a size that cannot be reached is measured if time rises on above it', async () => {
    const { sizes, longest, outOfReach } = await sweepOf(knee);
    const [half, top] = sizes.slice(-2) as [number, number];
    expect(outOfReach).toMatchObject({ upTo: 60_000 });
    expect(half).toBeGreaterThan(KNEE);
    expect(top / half).toBeCloseTo(2, 1);
    expect(longest).toEqual({ n: top, timeNs: knee(top) });
    expect(knee(top)).toBeGreaterThan(80e6);
    expect(knee(top)).toBeLessThanOrEqual(1e9);
  });

  test('is timed at half of the size, as a second collection has it, which the climb passed over', async () => {
    const {
      calls,
      sweep: { sizes },
    } = await calledAt(knee, 60_000);
    expect(calls).toEqual(expect.arrayContaining([sizes.at(-1)!, Math.round(sizes.at(-1)! / 2.2)]));
  });

  test('of a call that cannot be repeated often is looked for at smaller sizes', async () => {
    const slow = (n: number): number => 320 * n * (n < 5_000 ? 1 : (90 * n) / 5_000);
    const { longest, outOfReach } = await sweepOf(slow);
    expect(outOfReach!.last.timeNs).toBeGreaterThan(1e9);
    expect(longest!.timeNs).toBeLessThanOrEqual(1e9);
  });

  test('is not looked for beyond what the budget has time for', async () => {
    expect((await sweepOf(knee, { affordableNs: 0.2e9 })).longest).toBeUndefined();
  });

  test('that a level price follows is not measured: calls of the largest size are short', async () => {
    const { sizes, longest, outOfReach } = await sweepOf(step);
    expect(outOfReach).toBeDefined();
    expect(longest).toBeUndefined();
    expect(sizes.at(-1)).toBeLessThan(2 * KNEE);
  });

  test('that is shown by no call short enough takes a few more calls, each of less than a second', async () => {
    const { calls } = await calledAt(step, 1e6);
    const long = calls.filter((n) => step(n) > 80e6);
    expect(new Set(long).size).toBeLessThanOrEqual(8);
    expect(step(Math.max(...long))).toBeLessThanOrEqual(2e9);
  });
});

test('what shorter calls show of a size that cannot be reached is measured by those', async () => {
  const endlessFrom = (sizes: readonly number[]): Settlement => (sizes.at(-1)! < 3_000 ? 'unsettled' : 'endless');
  const { sizes, outOfReach } = await chosen((n) => n ** 2, { upTo: 1e6, settlement: endlessFrom });
  expect(outOfReach).toBeDefined();
  expect(sizes.at(-1)).toBeLessThan(5_000);
});
