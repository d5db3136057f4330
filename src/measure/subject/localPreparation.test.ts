import { normalWorkload, workload, type AnyWorkload, type WorkloadFunction } from '../../workload/workload';
import { prepareLocal } from './localPreparation';
import { FakeInstruments } from '../testing/fakeInstruments';
import { WorkloadError } from './workloadError';

const cell = { arm: 'parse', n: 40 };
const LIMIT_NS = 5e9;

function prepare(measurable: WorkloadFunction | AnyWorkload, instruments = new FakeInstruments()) {
  return prepareLocal(normalWorkload(measurable), cell, { limitNs: LIMIT_NS, instruments });
}

async function errorOf(preparing: Promise<unknown>): Promise<WorkloadError> {
  const error: unknown = await preparing.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WorkloadError);
  return error as WorkloadError;
}

describe('prepareLocal', () => {
  test('recognises a function that returns plain values as sync, with n as its input', async () => {
    await expect(prepare((n) => 2 * n)).resolves.toMatchObject({ ...cell, async: false });
  });

  test('recognises a function that returns promises as async', async () => {
    const instruments = new FakeInstruments();
    await expect(prepare((n) => Promise.resolve(n), instruments)).resolves.toMatchObject({ async: true });
    expect(instruments.timer.running).toBe(0);
  });

  test('accepts promises of any library', async () => {
    const thenable = {
      then: (resolve: (value: number) => void) => {
        resolve(1);
      },
    };
    await expect(prepare(() => thenable)).resolves.toMatchObject({ async: true });
  });

  test.each([
    [1e9, 3],
    [1e6, 1],
  ])('makes no further call after one that takes longer than %d ns', async (enoughNs, expected) => {
    const instruments = new FakeInstruments();
    let calls = 0;
    const work = instruments.taking(() => {
      calls++;
      return 5e6;
    });
    await prepareLocal(normalWorkload(work), cell, { limitNs: LIMIT_NS, instruments, enoughNs });
    expect(calls).toBe(expected);
  });

  test('passes an input and n to each call', async () => {
    const input = jest.fn((n: number) => ({ length: n }));
    const run = jest.fn();

    const subject = await prepare({ input, run });

    expect(run.mock.calls.length).toBeGreaterThanOrEqual(2);
    for (const args of run.mock.calls) expect(args).toEqual([{ length: 40 }, 40]);
    expect(await subject.supply(2)).toEqual([{ length: 40 }, { length: 40 }]);
  });

  test('awaits an async input, and leaves a sync run sync', async () => {
    const own = workload({ input: (n) => Promise.resolve('x'.repeat(n)), run: (text: string) => text.length });
    await expect(prepare(own)).resolves.toMatchObject({ async: false });
  });

  const shuffled = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7) % n);
  const sortInPlace = (list: number[]): number[] => list.sort((a, b) => a - b);

  test('refuses a run that changes an input of later calls', async () => {
    const { problem } = await errorOf(prepare(workload({ input: shuffled, run: sortInPlace })));
    expect(problem).toEqual({ kind: 'changed its input' });
  });

  test('refuses such a change after an await', async () => {
    const run = async (list: number[]): Promise<void> => {
      await Promise.resolve();
      list.pop();
    };
    expect((await errorOf(prepare(workload({ input: shuffled, run })))).problem).toEqual({ kind: 'changed its input' });
  });

  test('accepts a change if every call gets an input of its own', async () => {
    const subject = await prepare(workload({ input: shuffled, run: sortInPlace, fresh: true }));
    expect(await subject.supply(1)).toEqual([shuffled(40)]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no such file');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such file'))],
  ])('reports a run that %s, with the arm and the size', async (_, run) => {
    const { cell: failedCell, problem } = await errorOf(prepare(run));
    expect(failedCell).toEqual(cell);
    expect(problem).toEqual({ kind: 'threw', during: 'run', error: new Error('no such file') });
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('too large');
      },
    ],
    ['rejects', () => Promise.reject(new Error('too large'))],
  ])('reports an input that %s, and does not run', async (_, input) => {
    const run = jest.fn();
    const { cell: failedCell, problem } = await errorOf(prepare({ input, run }));
    expect(failedCell).toEqual(cell);
    expect(problem).toEqual({ kind: 'threw', during: 'input', error: new Error('too large') });
    expect(run).not.toHaveBeenCalled();
  });

  test('reports a run that returns a promise in some calls only', async () => {
    let calls = 0;
    const { problem } = await errorOf(prepare(() => (++calls === 1 ? Promise.resolve() : undefined)));
    expect(problem).toEqual({ kind: 'sometimes async' });
  });

  test('reports a run that returns a promise in a later call only', async () => {
    let calls = 0;
    const { problem } = await errorOf(prepare(() => (++calls === 3 ? Promise.resolve() : undefined)));
    expect(problem).toEqual({ kind: 'sometimes async' });
  });

  test.each([
    ['run', { run: (): Promise<void> => new Promise(() => undefined) }],
    ['input', { input: () => new Promise<never>(() => undefined), run: (): number => 1 }],
  ] as const)('reports a promise of %s that does not settle, when the limit is over', async (during, measurable) => {
    const instruments = new FakeInstruments();
    const { timer } = instruments;
    const preparing = prepare(measurable, instruments);
    while (timer.running === 0) await Promise.resolve();
    expect(timer.delaysMs).toEqual([5_000]);
    timer.fire();
    expect((await errorOf(preparing)).problem).toEqual({ kind: 'never settled', during, limitNs: LIMIT_NS });
  });
});
