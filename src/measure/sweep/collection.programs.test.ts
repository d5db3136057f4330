import { program } from '../../workload/program';
import { ProgramError } from '../program/failure';
import { WorkloadError } from '../subject/workloadError';
import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  test('measures a program together with a local workload', async () => {
    const collection = collectionOf(instruments, {
      there: program({ command: 'worker' }),
      here: instruments.taking(() => 700),
    });
    await takeRounds(collection, 1);
    expect(Object.fromEntries(collection.rounds[0]!)).toMatchObject({
      'there 1': 1_000,
      'there 100': 100_000,
      'here 10': 700,
    });
  });

  test('keeps the error of a program that ended during its preparation, and does not try again', async () => {
    const { programs } = instruments;
    programs.before = ({ n }) => {
      if (n < 100) return;
      programs.end();
      throw new ProgramError({ kind: 'ended', doing: 'calling', by: 'SIGKILL', stderrTail: [] });
    };
    const collection = collectionOf(instruments, { there: program({ command: 'worker' }) });
    await expect(takeRounds(collection, 1)).rejects.toThrow(WorkloadError);
    const orders = programs.orders.length;
    await expect(takeRounds(collection, 1)).rejects.toThrow(WorkloadError);
    expect(programs.orders).toHaveLength(orders);
  });

  test('discards its rounds if a program has ended', async () => {
    const collection = collectionOf(instruments, { there: program({ command: 'worker' }) });
    await takeRounds(collection, 3);
    const { generation } = collection;
    instruments.programs.end();
    instruments.programs.callNs = () => 5_000;
    await takeRounds(collection, 2);
    expect(collection.generation).toBe(generation + 1);
    expect(collection.rounds.map((round) => round.get('there 10'))).toEqual([5_000, 5_000]);
  });
});
