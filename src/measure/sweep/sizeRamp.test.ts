import { SizeRamp, type SizeRampLimits } from './sizeRamp';
import { WorkloadError } from '../subject/workloadError';

const LIMITS: SizeRampLimits = { limitNs: 10e9, affordableNs: 300e6 };

/** Records one call at each size, and returns the problem that ended the ramp, or undefined if none did. */
function errorOf(timeNs: (n: number) => number, sizes: readonly number[]): WorkloadError | undefined {
  const ramp = new SizeRamp('work', { ...LIMITS, affordableNs: Infinity });
  try {
    for (const n of sizes) {
      ramp.begin(n);
      ramp.record(timeNs(n));
    }
    return undefined;
  } catch (error) {
    return error as WorkloadError;
  }
}

describe('a size ramp', () => {
  test.each<[string, (n: number) => number]>([
    ['n', (n) => 1_000 * n],
    ['n^2 with a fixed cost', (n) => 1e6 + 10 * n ** 2],
    ['n^3', (n) => 2 * n ** 3],
    ['n^3, which jumps by 20 when a cache is full', (n) => (n > 256 ? 2 : 0.1) * n ** 3],
  ])('reaches the last size if time grows like %s under the limit', (_, timeNs) => {
    expect(errorOf(timeNs, [4, 16, 64, 256, 1_024])).toBeUndefined();
  });

  test('ends before a call that exceeds the limit, as a power of n predicts', () => {
    const error = errorOf((n) => 1_000 * n ** 3, [10, 50, 250, 1_250]);
    expect(error?.cell).toEqual({ arm: 'work', n: 250 });
    expect(error?.problem).toEqual({
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

  test('predicts exponential growth if it is steeper than n^6: 10 µs at 10 and 10 ms at 20 make 10 s at 30', () => {
    const error = errorOf((n) => 10 * 2 ** n, [10, 20, 30]);
    expect(error?.cell.n).toBe(30);
    expect(error?.problem).toMatchObject({ timeNs: undefined });
  });

  test('predicts nothing from less than a millisecond, which may be a spike', () => {
    expect(errorOf((n) => (n === 16 ? 0.9e6 : 10 * n), [4, 16, 1_024])).toBeUndefined();
    expect(errorOf((n) => (n === 16 ? 1.1e6 : 10 * n), [4, 16, 1_024])?.cell.n).toBe(1_024);
  });

  test('ends after two calls of a size that take longer than is affordable, and keeps the shorter time', () => {
    const ramp = new SizeRamp('work', LIMITS);
    ramp.begin(8);
    ramp.record(400e6);
    ramp.record(200e6);
    ramp.begin(16);
    ramp.record(500e6);
    expect(() => {
      ramp.record(450e6);
    }).toThrow(expect.objectContaining({ problem: expect.objectContaining({ timeNs: 450e6 }) as unknown }) as Error);
  });

  describe('with a call that did not settle', () => {
    const hung = new WorkloadError({ arm: 'work', n: 16 }, { kind: 'never settled', during: 'run', limitNs: 10e9 });
    const failing = (timeNs: number, error: unknown): unknown => {
      const ramp = new SizeRamp('work', LIMITS);
      ramp.begin(8);
      ramp.record(timeNs);
      ramp.begin(16);
      return ramp.explain(error);
    };

    test('ends with a call that took too long, if the size before took a millisecond or more', () => {
      expect(failing(1e6, hung)).toMatchObject({
        cell: { n: 16 },
        problem: { kind: 'too long', timeNs: Infinity, before: [{ n: 8, timeNs: 1e6 }] },
      });
    });

    test('keeps the error if the size before took less, or if there is none', () => {
      expect(failing(0.9e6, hung)).toBe(hung);
      const ramp = new SizeRamp('work', LIMITS);
      ramp.begin(16);
      expect(ramp.explain(hung)).toBe(hung);
    });

    test('ends with a call of a program that would take too long, since the program was ended', () => {
      const silent = (doing: 'starting' | 'calling'): WorkloadError =>
        new WorkloadError(
          { arm: 'work', n: 16 },
          { kind: 'program', program: 'worker', failure: { kind: 'hung', doing, limitNs: 10e9, stderrTail: [] } },
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

test('a size ramp predicts nothing up to a size at which calls have returned', () => {
  const began = (n: number): (() => void) => {
    const ramp = new SizeRamp('work', { ...LIMITS, affordableNs: Infinity }, 30);
    for (const smaller of [10, 20]) {
      ramp.begin(smaller);
      ramp.record(10 * 2 ** smaller);
    }
    return () => {
      ramp.begin(n);
    };
  };
  expect(began(30)).not.toThrow();
  expect(began(31)).toThrow('work at n = 31: too long');
});
