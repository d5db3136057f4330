import { normalWorkload } from '../../workload/workload';
import { prepareLocal } from '../subject/localPreparation';
import type { LocalSubject } from '../subject/subject';
import { FakeInstruments } from '../testing/fakeInstruments';
import { warmUp } from './warmUp';

const signal = new AbortController().signal;

function subjectOf(run: (n: number) => unknown, n: number, instruments: FakeInstruments): Promise<LocalSubject> {
  return prepareLocal(normalWorkload(run), { arm: 'grow', n }, { limitNs: 1e9, instruments });
}

describe('warmUp', () => {
  let instruments: FakeInstruments;
  let turns: number;
  beforeEach(() => {
    instruments = new FakeInstruments();
    turns = 0;
    instruments.onBreathe = () => turns++;
  });

  /** Returns the time between two readings of the test, without the time of the readings. */
  async function elapsedNs(task: () => Promise<unknown>): Promise<number> {
    const start = instruments.clock.now();
    await task();
    return Number(instruments.clock.now() - start);
  }

  test('returns the time per call of each subject', async () => {
    const run = instruments.taking((n) => 100 * n);
    const subjects = await Promise.all([1, 30, 5_000].map((n) => subjectOf(run, n, instruments)));
    await expect(warmUp(subjects, { limitNs: 1e9, instruments, signal })).resolves.toEqual([100, 3_000, 500_000]);
  });

  test('ends soon if times do not change', async () => {
    const subject = await subjectOf(
      instruments.taking(() => 50_000),
      1,
      instruments,
    );
    await warmUp([subject], { limitNs: 1e9, instruments, signal });
    // It compares twice five batches, and the first ones find the number of calls.
    expect(turns).toBeGreaterThanOrEqual(10);
    expect(turns).toBeLessThanOrEqual(14);
  });

  test('continues while times fall, and ignores the times of the cold start', async () => {
    let calls = 0;
    const run = instruments.taking(() => (++calls <= 40 ? 400_000 * 0.97 ** calls : 110_000));
    const subject = await subjectOf(run, 1, instruments);
    await expect(warmUp([subject], { limitNs: 1e9, instruments, signal })).resolves.toEqual([110_000]);
    expect(turns).toBeGreaterThan(40);
  });

  test('ignores the times before it settled if times rise', async () => {
    let calls = 0;
    const run = instruments.taking(() => (++calls <= 8 ? 100_000 : 130_000));
    const subject = await subjectOf(run, 1, instruments);
    await expect(warmUp([subject], { limitNs: 1e9, instruments, signal })).resolves.toEqual([130_000]);
  });

  test('ends after a second if times never settle', async () => {
    const falling = (): ((n: number) => void) => {
      let calls = 0;
      return instruments.taking(() => 3.9e6 * 0.993 ** ++calls);
    };
    const subjects = await Promise.all([1, 2, 3].map((n) => subjectOf(falling(), n, instruments)));
    const passedNs = await elapsedNs(() => warmUp(subjects, { limitNs: 1e9, instruments, signal }));
    expect(passedNs).toBeGreaterThan(1e9);
    expect(passedNs).toBeLessThan(1.06e9);
  });

  test('makes one of calls that take long: the preparation has made more', async () => {
    let calls = 0;
    const subject = await subjectOf(
      instruments.taking(() => 50e6 * 0.9 ** ++calls),
      1,
      instruments,
    );
    const prepared = calls;
    await warmUp([subject], { limitNs: 1e9, instruments, signal });
    expect(calls - prepared).toBe(1);
  });

  test('makes no more of those beside cells that take longer to settle', async () => {
    let [long, short] = [0, 0];
    const subjects = [
      await subjectOf(
        instruments.taking(() => 50e6 * 0.9 ** ++long),
        1,
        instruments,
      ),
      await subjectOf(
        instruments.taking(() => 100_000 * (++short < 40 ? 0.9 ** short : 0.9 ** 40)),
        1,
        instruments,
      ),
    ];
    const prepared = long;
    await warmUp(subjects, { limitNs: 1e9, instruments, signal });
    expect(short).toBeGreaterThan(30);
    expect(long - prepared).toBe(1);
  });

  test('finds the time of a fast cell together with one that fills the whole second', async () => {
    const run = instruments.taking((n) => 100 * n);
    const subjects = [await subjectOf(run, 1, instruments), await subjectOf(run, 4_000_000, instruments)];
    await expect(warmUp(subjects, { limitNs: 1e9, instruments, signal })).resolves.toEqual([100, 400e6]);
  });

  test('reports progress before each batch', async () => {
    const run = instruments.taking(() => 100_000);
    const subjects = [await subjectOf(run, 1, instruments), await subjectOf(run, 2, instruments)];
    const sizes: number[] = [];
    await warmUp(subjects, { limitNs: 1e9, instruments, signal, onProgress: ({ n }) => sizes.push(n) });
    expect(sizes.slice(0, 4)).toEqual([1, 2, 1, 2]);
  });

  test('stops when it is aborted', async () => {
    const controller = new AbortController();
    let calls = 0;
    const run = (): void => {
      instruments.clock.advance(1_000);
      if (++calls === 10) controller.abort(new Error('called off'));
    };
    const subject = await subjectOf(run, 1, instruments);
    const options = { limitNs: 1e9, instruments, signal: controller.signal };
    await expect(warmUp([subject], options)).rejects.toThrow('called off');
    expect(calls).toBeLessThan(20);
  });
});
