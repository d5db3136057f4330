import { ConstantClaim } from '../claims/constant/constantClaim';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import { overChosenSizes, type Chosen } from './chosenSizes';
import type { ClaimOver } from './claim';

const settling: ClaimOver = (sizes, doubted) =>
  new ScalingClaim({ arm: 'work', sizes, growth: 'n', atMost: true, chosen: true, doubted });
const other: ClaimOver = (sizes) => new ConstantClaim({ arm: 'work', sizes, factor: 1.5 });

function chosen(
  over: ClaimOver,
  isSecond = false,
  timeNs: (n: number) => number = (n) => 1_000 * n,
  upTo?: number,
): Promise<Chosen> {
  const instruments = new FakeInstruments();
  const workloads = new Map([['work', normalWorkload(instruments.taking(timeNs))]]);
  const { signal } = new AbortController();
  const limits = { upTo, limitNs: 10e9, affordableNs: 1e9 };
  return overChosenSizes(
    over,
    { workloads, sizes: [], experiment: undefined },
    { ...limits, isSecond, instruments, signal },
  );
}

const topOf = ({ cells }: Chosen['claim']): number => cells.at(-1)!.n;

test('a claim that calls seem to exceed without end is doubted', async () => {
  const optionsOf = async (timeNs: (n: number) => number): Promise<unknown> =>
    (await chosen(settling, false, timeNs)).claim.options;
  expect(await optionsOf((n) => 50 * n ** 2)).toMatchObject({ doubted: true });
  expect(await optionsOf((n) => 1_000 * n)).toMatchObject({ doubted: false });
});

describe('the sizes of a second collection', () => {
  test.each<[string, ClaimOver, number]>([
    ['larger by a tenth if a growth settles', settling, 1 / 1.1],
    ['smaller by a third if calls take a wanted time', other, 1.3],
  ])('are %s, in the same process as in another', async (_, over, divisor) => {
    const first = await chosen(over);
    expect(topOf(first.claim) / topOf(first.shifted)).toBeCloseTo(divisor, 2);
    expect(topOf((await chosen(over, true)).claim)).toBe(topOf(first.shifted));
  });

  test('are smaller by a tenth if the workload fails at larger ones', async () => {
    const failing = (n: number): number => {
      if (n > 500) throw new RangeError('Maximum call stack size exceeded');
      return 1_000 * n;
    };
    const { claim, shifted } = await chosen(settling, false, failing);
    expect(topOf(claim) / topOf(shifted)).toBeCloseTo(1.1, 2);
  });

  test('keep the size that a claim names, and go beyond it where the sweep did', async () => {
    const { shift } = await chosen(settling, false, (n) => 1_000 * n, 3_000);
    expect(shift([30, 100, 300, 1_000, 3_000]).at(-1)).toBe(3_000);
    const beyond = shift([100, 300, 1_000, 3_000, 6_000]);
    expect(beyond.at(-1)).toBe(6_600);
    expect([...beyond].sort((a, b) => a - b)).toEqual(beyond);
  });

  test('are the same while n is small: the next whole number is far from it', async () => {
    const { claim, shifted } = await chosen(settling, false, (n) => 25 * n * 2 ** n);
    expect(topOf(claim)).toBeLessThan(50);
    expect(shifted.cells).toEqual(claim.cells);
  });
});
