import { batchText } from './batches';
import { collection } from './testing/collections';

describe('batchText', () => {
  const record = collection(['a', 'b'], [10, 100], 21, (_, n, round) => n * (90 + round));

  test('says how far batches spread, what was preempted, and how slow the machine was', () => {
    expect(batchText(record, 400)).toBe(
      '84 batches in 21 rounds: nine of ten took 0.910 to 1.09 times the median of their arm and size, all 0.900 to 1.10 times; 1 was preempted; the control took 1.00 to 1.00 times its median',
    );
  });

  test('says how many of them are not in the plot, which has whole rounds, eight at least', () => {
    expect(batchText(record, 41)).toMatch(/; the plot has 40 of them, the report all$/);
    expect(batchText(record, 3)).toMatch(/; the plot has 32 of them, the report all$/);
  });

  test('says nothing of a machine whose speed was not taken, and that nothing was preempted', () => {
    const rounds = record.rounds.slice(2).map(({ order, durationsNs }) => ({ order, durationsNs }));
    expect(batchText({ ...record, rounds }, 400)).toMatch(/times; none was preempted$/);
  });
});
