import { batchText } from './batches';
import { collection } from './testing/collections';

describe('batchText', () => {
  const record = collection(['a', 'b'], [10, 100], 21, (_, n, round) => n * (90 + round));

  test('gives the spread of the batches, the preempted ones, and the spread of the control', () => {
    expect(batchText(record, 400)).toBe(
      '84 batches in 21 rounds: nine of ten took 0.910 to 1.09 times the median of their arm and size, all 0.900 to 1.10 times; 1 was preempted; the control took 1.00 to 1.00 times its median',
    );
  });

  test('says how many batches are in the plot, which has at least eight whole rounds', () => {
    expect(batchText(record, 41)).toMatch(/; the plot has 40 of them, the report all$/);
    expect(batchText(record, 3)).toMatch(/; the plot has 32 of them, the report all$/);
  });

  test('leaves out the control if a round has none, and says that no batch was preempted', () => {
    const rounds = record.rounds.slice(2).map(({ order, durationsNs }) => ({ order, durationsNs }));
    expect(batchText({ ...record, rounds }, 400)).toMatch(/times; none was preempted$/);
  });

  test('has no words for fewer than two rounds, which have no plot', () => {
    for (const rounds of [0, 1])
      expect(batchText({ ...record, rounds: record.rounds.slice(0, rounds) }, 400)).toBeUndefined();
  });
});
