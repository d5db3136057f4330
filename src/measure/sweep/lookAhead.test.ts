import { normalWorkload } from '../../workload/workload';
import { FakeInstruments } from '../testing/fakeInstruments';
import type { Climb } from './climb';
import { lookAhead } from './lookAhead';

const climbOf = (timeNs: (n: number) => number, top = 2_048): Climb =>
  [top / 64, top / 16, top / 4, top].map((n) => ({ n, timeNs: timeNs(n) }));

async function ahead(
  timeNs: (n: number) => number,
  climb = climbOf(timeNs),
  buildingNs = 10e6,
): Promise<{ readonly n: number; readonly timeNs: number } | undefined> {
  const instruments = new FakeInstruments();
  return lookAhead(climb, buildingNs, normalWorkload(instruments.taking(timeNs)), 'work', {
    limitNs: 10e9,
    instruments,
  });
}

describe('a look ahead of a climb', () => {
  test('times calls at four times the size', async () => {
    expect(await ahead((n) => 1_000 * n)).toEqual({ n: 4 * 2_048, timeNs: 1_000 * 4 * 2_048 });
  });

  test('looks less far where calls would take over 40 ms', async () => {
    const square = (n: number): number => n ** 2;
    const found = await ahead(square);
    expect(found!.n).toBeGreaterThan(3 * 2_048);
    expect(square(found!.n)).toBeLessThan(40.1e6);
    expect(await ahead((n) => 9_000 * n)).toMatchObject({ n: Math.round(40e6 / 9_000) });
    expect(await ahead((n) => 20_000 * n)).toBeUndefined();
  });

  test('is not made where time may explode', async () => {
    expect(
      await ahead(
        (n) => 2 ** n,
        climbOf((n) => 2 ** n, 16),
      ),
    ).toBeUndefined();
  });

  test('sees what the shorter calls did not show', async () => {
    const knee = (n: number): number => 1_000 * n * (n > 4_096 ? 30 : 1);
    expect((await ahead(knee))!.timeNs).toBe(knee(4 * 2_048));
  });

  test('is not made where inputs take long, calls fail, or n is at its largest', async () => {
    expect(await ahead((n) => 1_000 * n, undefined, 200e6)).toBeUndefined();
    const failing = (n: number): number => {
      if (n > 2_048) throw new RangeError('Maximum call stack size exceeded');
      return 1_000 * n;
    };
    expect(await ahead(failing)).toBeUndefined();
    expect(
      await ahead(
        (n) => n,
        climbOf((n) => n, 2 ** 19),
      ),
    ).toBeUndefined();
  });
});
