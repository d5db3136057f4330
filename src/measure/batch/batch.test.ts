import { normalWorkload } from '../../workload/workload';
import { resultOfLastBatch, timeBatch } from './batch';
import { prepareLocal } from '../subject/localPreparation';
import type { LocalSubject } from '../subject/subject';
import { FakeInstruments } from '../testing/fakeInstruments';
import type { WorkloadError } from '../subject/workloadError';

const cell = { arm: 'insert', n: 3 };

function subjectOf(run: (n: number) => unknown, instruments: FakeInstruments): Promise<LocalSubject> {
  return prepareLocal(normalWorkload(run), cell, { limitNs: 1e9, instruments });
}

describe('timeBatch', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  test('returns the time of all calls of a sync workload', async () => {
    const subject = await subjectOf(
      instruments.taking((n) => 10 * n),
      instruments,
    );
    await expect(timeBatch(subject, 7, 1e9, instruments)).resolves.toEqual({
      durationNs: 210,
      preempted: false,
      waitNs: 0,
    });
  });

  test('returns the time of all calls of an async workload, including the work after an await', async () => {
    const run = async (n: number): Promise<void> => {
      instruments.clock.advance(10 * n);
      await Promise.resolve();
      instruments.clock.advance(5);
    };
    const subject = await subjectOf(run, instruments);
    await expect(timeBatch(subject, 7, 1e9, instruments)).resolves.toEqual({
      durationNs: 245,
      preempted: false,
      waitNs: 0,
    });
  });

  test('returns how long it waited for a core, or undefined if the kernel does not tell', async () => {
    instruments.clock.idleNs = 0;
    const run = (): void => {
      instruments.clock.advance(10);
      instruments.kernel.wait(3);
    };
    const subject = await subjectOf(run, instruments);
    await expect(timeBatch(subject, 2, 1e9, instruments)).resolves.toMatchObject({ durationNs: 20, waitNs: 6 });
    instruments.kernel.hideRunQueue();
    await expect(timeBatch(subject, 2, 1e9, instruments)).resolves.toMatchObject({ waitNs: undefined });
  });

  test('keeps the last result, so that the engine cannot prove it unused', async () => {
    let calls = 0;
    const subject = await subjectOf(() => ++calls, instruments);
    await timeBatch(subject, 5, 1e9, instruments);
    expect(resultOfLastBatch()).toBe(calls);
  });

  test('reports a preemption of its own batch only', async () => {
    let preempting = false;
    const run = (): void => {
      instruments.clock.advance(10);
      if (preempting) instruments.kernel.preempt();
    };
    const subject = await subjectOf(run, instruments);
    preempting = true;
    await expect(timeBatch(subject, 2, 1e9, instruments)).resolves.toEqual({
      durationNs: 20,
      preempted: true,
      waitNs: 0,
    });
    preempting = false;
    await expect(timeBatch(subject, 2, 1e9, instruments)).resolves.toEqual({
      durationNs: 20,
      preempted: false,
      waitNs: 0,
    });
  });

  test('reports a workload that throws in a later call', async () => {
    let calls = 0;
    const error = new Error('full');
    const run = (): void => {
      if (++calls > 5) throw error;
    };
    const subject = await subjectOf(run, instruments);
    await expect(timeBatch(subject, 10, 1e9, instruments)).rejects.toMatchObject({
      cell,
      problem: { kind: 'threw', during: 'run', error },
    });
  });

  test.each([
    ['resolves', () => Promise.resolve()],
    ['rejects', () => Promise.reject(new Error('unheard of'))],
  ])('refuses a promise that %s from a workload that was sync before', async (_, late) => {
    let calls = 0;
    const subject = await subjectOf(() => (++calls > 3 ? late() : undefined), instruments);
    await expect(timeBatch(subject, 1, 1e9, instruments)).rejects.toMatchObject({
      problem: { kind: 'sometimes async' },
    });
  });

  test('gives up on an async workload that hangs, after the limit', async () => {
    let calls = 0;
    const run = (): Promise<void> => (++calls > 3 ? new Promise(() => undefined) : Promise.resolve());
    const subject = await subjectOf(run, instruments);

    const batch = timeBatch(subject, 4, 2e9, instruments);
    expect(instruments.timer.delaysMs.at(-1)).toBe(2_000);
    instruments.timer.fire();

    const problem: WorkloadError['problem'] = { kind: 'never settled', during: 'run', limitNs: 2e9 };
    await expect(batch).rejects.toMatchObject({ cell, problem });
  });

  test('leaves no timer running', async () => {
    const subject = await subjectOf(() => Promise.resolve(), instruments);
    await timeBatch(subject, 4, 1e9, instruments);
    expect(instruments.timer.running).toBe(0);
  });
});
