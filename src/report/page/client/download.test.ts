import type { Plot } from '../../../describe/plot/plot';
import { csvOf, fileName } from './download';

const plot: Plot = {
  x: { label: 'n', quantity: 'size', scale: 'log' },
  y: { label: 'time of a call', quantity: 'duration', scale: 'log' },
  series: [
    { name: 'flat', points: [{ x: 8, y: { estimate: 12.5, low: 12, high: 13 } }] },
    { name: '\rA1', points: [{ x: 8, y: { estimate: 2, low: 2, high: 2 } }] },
    { name: '=SUM(A1), "all"', points: [{ x: 8, y: { estimate: 1, low: 1, high: 1 } }] },
  ],
  curves: [],
  band: undefined,
  outside: [],
};

test('writes a line for each point, quotes names that need it, and defuses formulas', () => {
  expect(csvOf(plot)).toBe(
    [
      'series,n,"time of a call, ns",low,high',
      'flat,8,12.5,12,13',
      `"'\rA1",8,2,2,2`,
      `"'=SUM(A1), ""all""",8,1,1,1`,
      '',
    ].join('\r\n'),
  );
});

test('names a file by the letters and digits of its titles, up to 80 of them', () => {
  expect(fileName(['Time of all arms', '../a\0 <b>: n'])).toBe('time-of-all-arms-a-b-n.csv');
  expect(fileName(['x', '𝒜'.repeat(200)])).toHaveLength(2 + 2 * 78 + '.csv'.length);
});
