import { normalWorkload } from '../../workload/workload';
import { systemInstruments } from '../clock/instruments';
import { countCalls } from './counting';
import { LoopTurnCounter, PromiseCounter } from './counters';

const cell = { arm: 'yielding', n: 4 };

function countOf(run: (n: number) => unknown): Promise<number[]> {
  return countCalls(normalWorkload(run), cell, new LoopTurnCounter(), {
    limitNs: 10e9,
    instruments: systemInstruments,
  });
}

// These tests count real turns of the event loop, and time nothing.
describe('countCalls of turns of the event loop', () => {
  test('counts none for sync code', async () => {
    await expect(countOf((n) => n)).resolves.toEqual([0, 0, 0]);
  });

  test('counts none for code that awaits only settled promises', async () => {
    const run = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await Promise.resolve();
    };
    await expect(countOf(run)).resolves.toEqual([0, 0, 0]);
  });

  test('counts a turn for each immediate of a chain', async () => {
    const run = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
    };
    await expect(countOf(run)).resolves.toEqual([4, 4, 4]);
  });

  test('calls the then of a thenable only once a call', async () => {
    let asked = 0;
    const lazy = (): object => ({
      then(done: () => void) {
        asked++;
        done();
      },
    });
    await expect(countOf(lazy)).resolves.toEqual([0, 0, 0]);
    // Three more calls prepare the workload.
    expect(asked).toBe(6);
  });

  test('counts one call, after one more, where calls are long and the arm is known', async () => {
    let calls = 0;
    const options = { limitNs: 10e9, instruments: systemInstruments, isBrief: true };
    const run = (): number => ++calls;
    await expect(countCalls(normalWorkload(run), cell, new LoopTurnCounter(), options)).resolves.toEqual([0]);
    expect(calls).toBe(2);
  });

  test('counts each call with another input', async () => {
    let built = 0;
    const turning = normalWorkload({
      input: () => ++built,
      run: async (turns: number) => {
        for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
      },
    });
    const options = { limitNs: 10e9, instruments: systemInstruments };
    await expect(countCalls(turning, cell, new LoopTurnCounter(), options)).resolves.toEqual([1, 2, 3]);
  });

  test('rejects with the error that a workload throws in a later call', async () => {
    let calls = 0;
    const error = new Error('closed');
    const run = (): void => {
      if (++calls > 3) throw error;
    };
    await expect(countOf(run)).rejects.toMatchObject({ cell, problem: { kind: 'threw', during: 'run', error } });
  });

  test('rejects with the error of a rejected promise of a later call', async () => {
    let calls = 0;
    const error = new Error('closed');
    const run = (): Promise<void> => (++calls > 3 ? Promise.reject(error) : Promise.resolve());
    await expect(countOf(run)).rejects.toMatchObject({ cell, problem: { kind: 'threw', during: 'run', error } });
  });
});

// This file slows down the awaits of its process for good, and times nothing.
describe('countCalls of promises', () => {
  const promisesOf = (run: (n: number) => unknown): Promise<number[]> =>
    countCalls(normalWorkload(run), cell, new PromiseCounter(), { limitNs: 10e9, instruments: systemInstruments });

  test.each<[string, (n: number) => unknown, number]>([
    ['sync code that makes none', (n) => n, 0],
    ['sync code that makes some', (n) => Array.from({ length: n }, () => Promise.resolve()).length, 4],
    // Every call of an async function makes a promise.
    // oxlint-disable-next-line typescript/require-await
    ['an async call', async () => undefined, 1],
    [
      'an async call that awaits a promise: one for the await',
      async () => {
        await Promise.resolve();
      },
      3,
    ],
    [
      'an async call that awaits a plain value: two for the await',
      async () => {
        await (null as unknown as Promise<null>);
      },
      3,
    ],
    [
      'an async call that awaits n settled promises',
      async (n) => {
        const settled = Promise.resolve();
        for (let i = 0; i < n; i++) await settled;
      },
      6,
    ],
    [
      'immediates, each a promise and an await',
      async (n) => {
        for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
      },
      9,
    ],
  ])('%s', async (_, run, count) => {
    await expect(promisesOf(run)).resolves.toEqual([count, count, count]);
  });
});
