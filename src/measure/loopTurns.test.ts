import { normalWorkload } from '../workload/workload';
import { systemInstruments } from './instruments';
import { countLoopTurns } from './loopTurns';

const place = { arm: 'yielding', n: 4 };

function countOf(run: (n: number) => unknown): Promise<number[]> {
  return countLoopTurns(normalWorkload(run), place, { limitNs: 10e9, instruments: systemInstruments });
}

// Real turns of the loop are counted here, and no time is measured.
describe('countLoopTurns', () => {
  test('counts none for sync code', async () => {
    await expect(countOf((n) => n)).resolves.toEqual([0, 0, 0]);
  });

  test('counts none for code that awaits settled promises only', async () => {
    const run = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await Promise.resolve();
    };
    await expect(countOf(run)).resolves.toEqual([0, 0, 0]);
  });

  test('counts a turn for each immediate that waits for the one before', async () => {
    const run = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
    };
    await expect(countOf(run)).resolves.toEqual([4, 4, 4]);
  });

  test('reports what a workload throws in a later call', async () => {
    let calls = 0;
    const error = new Error('closed');
    const run = (): void => {
      if (++calls > 3) throw error;
    };
    await expect(countOf(run)).rejects.toMatchObject({ place, fault: { kind: 'threw', during: 'run', error } });
  });
});
