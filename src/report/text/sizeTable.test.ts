import { experiment } from '../testing/records';
import { timeTable } from './sizeTable';

describe('timeTable', () => {
  test('shows wide intervals beside their figures, and sums up the others in the caption', () => {
    const { caption, columns } = timeTable(experiment);
    expect(caption).toBe(
      'awaiting: ms for 1,000 calls, medians of up to 31 rounds; 95 % intervals are within ±2.00 % unless shown',
    );
    expect(columns[2]).toEqual(['flat', '6.00 ±7.00 %', '6,100']);
  });

  test('shows times of 0, and leaves the cell of a size empty that was not measured', () => {
    const times = [
      { arm: 'nested', n: 64, timeNs: { estimate: 0, low: 0, high: 0 } },
      { arm: 'flat', n: 64, timeNs: { estimate: 0, low: 0, high: 1_000 } },
    ];
    const { caption, columns } = timeTable({ ...experiment, times, show: { unit: 'µs' } });
    expect(columns.slice(1)).toEqual([
      ['nested', '0', ''],
      ['flat', '0 [0, 1.00]', ''],
    ]);
    expect(caption).toMatch(/µs for a call, .* within ±0 % unless shown$/);
  });
});
