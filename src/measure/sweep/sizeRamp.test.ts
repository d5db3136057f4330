import { SizeRamp, type SizeRampLimits } from './sizeRamp';
import { WorkloadError } from '../subject/workloadError';

const LIMITS: SizeRampLimits = { limitNs: 10e9, affordableNs: 300e6 };

/** Takes one call at each size, and returns the fault that ended it, or undefined where none did. */
function faultOf(timeNs: (n: number) => number, sizes: readonly number[]): WorkloadError | undefined {
  const ascent = new SizeRamp('work', { ...LIMITS, affordableNs: Infinity });
  try {
    for (const n of sizes) {
      ascent.begin(n);
      ascent.record(timeNs(n));
    }
    return undefined;
  } catch (error) {
    return error as WorkloadError;
  }
}

describe('an ascent', () => {
  test.each<[string, (n: number) => number]>([
    ['n', (n) => 1_000 * n],
    ['n^2 beside a fixed cost', (n) => 1e6 + 10 * n ** 2],
    ['n^3', (n) => 2 * n ** 3],
    ['n^3, which jumps by 20 where a cache is full', (n) => (n > 256 ? 2 : 0.1) * n ** 3],
  ])('goes to the end where time grows like %s and the limit is not reached', (_, timeNs) => {
    expect(faultOf(timeNs, [4, 16, 64, 256, 1_024])).toBeUndefined();
  });

  test('ends before a call that a power of n foretells to exceed the limit', () => {
    const fault = faultOf((n) => 1_000 * n ** 3, [10, 50, 250, 1_250]);
    expect(fault?.cell).toEqual({ arm: 'work', n: 250 });
    expect(fault?.problem).toEqual({
      kind: 'too long',
      timeNs: undefined,
      limitNs: 10e9,
      affordableNs: Infinity,
      before: [
        { n: 10, timeNs: 1e6 },
        { n: 50, timeNs: 125e6 },
      ],
    });
  });

  test('takes what is steeper than n^6 to explode: 10 ms at n = 20 after 10 µs at n = 10 are 10 s at n = 30', () => {
    const fault = faultOf((n) => 10 * 2 ** n, [10, 20, 30]);
    expect(fault?.cell.n).toBe(30);
    expect(fault?.problem).toMatchObject({ timeNs: undefined });
  });

  test('foretells nothing from less than a millisecond: a spike may have made it', () => {
    expect(faultOf((n) => (n === 16 ? 0.9e6 : 10 * n), [4, 16, 1_024])).toBeUndefined();
    expect(faultOf((n) => (n === 16 ? 1.1e6 : 10 * n), [4, 16, 1_024])?.cell.n).toBe(1_024);
  });

  test('ends with two calls of a size that take longer than can be afforded, and keeps the shorter', () => {
    const ascent = new SizeRamp('work', LIMITS);
    ascent.begin(8);
    ascent.record(400e6);
    ascent.record(200e6);
    ascent.begin(16);
    ascent.record(500e6);
    expect(() => {
      ascent.record(450e6);
    }).toThrow(expect.objectContaining({ problem: expect.objectContaining({ timeNs: 450e6 }) as unknown }) as Error);
  });

  describe('of which a call did not settle', () => {
    const hung = new WorkloadError({ arm: 'work', n: 16 }, { kind: 'never settled', during: 'run', limitNs: 10e9 });
    const failing = (timeNs: number, error: unknown): unknown => {
      const ascent = new SizeRamp('work', LIMITS);
      ascent.begin(8);
      ascent.record(timeNs);
      ascent.begin(16);
      return ascent.explain(error);
    };

    test('ends as one whose calls take too long, where the size before took a millisecond or more', () => {
      expect(failing(1e6, hung)).toMatchObject({
        cell: { n: 16 },
        problem: { kind: 'too long', timeNs: Infinity, before: [{ n: 8, timeNs: 1e6 }] },
      });
    });

    test('has forgotten its promise where that took less, and where there is none before', () => {
      expect(failing(0.9e6, hung)).toBe(hung);
      const ascent = new SizeRamp('work', LIMITS);
      ascent.begin(16);
      expect(ascent.explain(hung)).toBe(hung);
    });

    test('is told of a program as one that would take too long: it was ended, and runs on nowhere', () => {
      const silent = (doing: 'starting' | 'calling'): WorkloadError =>
        new WorkloadError(
          { arm: 'work', n: 16 },
          { kind: 'program', program: 'worker', failure: { kind: 'hung', doing, limitNs: 10e9, lastWords: [] } },
        );
      expect(failing(1e6, silent('calling'))).toMatchObject({
        cell: { n: 16 },
        problem: { kind: 'too long', timeNs: undefined, before: [{ n: 8, timeNs: 1e6 }] },
      });
      const slow = silent('starting');
      expect(failing(1e6, slow)).toBe(slow);
    });

    test('passes other errors on', () => {
      const error = new Error('no such file');
      expect(failing(1e6, error)).toBe(error);
    });
  });
});
