import type { Plot } from '../../../describe/plot/plot';
import { plotTable } from './plotTable';

const exact = (x: number, y: number) => ({ x, y: { estimate: y, low: y, high: y } });
const counts = { label: 'turns', quantity: 'count', scale: 'log' } as const;
const plot: Plot = {
  x: counts,
  y: { label: 'time of a call', quantity: 'duration', scale: 'log' },
  series: [
    { name: 'flat', points: [exact(20, 3), exact(10, 1), exact(20, 5)] },
    { name: 'nested', points: [exact(20, 7)] },
  ],
  curves: [],
  band: undefined,
  outside: [{ name: 'flat', point: 2, x: 20 }],
};

/** The cells of a table, row by row, without markup. */
const cellsOf = (of: Plot): string[][] =>
  plotTable('a title', of)
    .text.split('<tr>')
    .slice(1)
    .map((row) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replace(/<[^>]*>/g, '').trim()),
    );

describe('plotTable', () => {
  test('has a row for every point, even at the same place', () => {
    expect(cellsOf(plot)).toEqual([
      ['turns', 'flat, ns', 'nested, ns'],
      ['10', '1.00', ''],
      ['20', '3.00', '7.00'],
      ['20', '5.00, outside', ''],
    ]);
  });

  test('has the curve and the band, even between whole counts', () => {
    const counted: Plot = {
      ...plot,
      y: counts,
      series: [{ name: 'flat', points: [exact(2, 65_537), exact(4, 9)] }],
      curves: [{ name: 'claimed', points: [exact(2, 0), exact(4, 0)].map(({ x }) => ({ x, y: 2.25 * x })) }],
      outside: [],
    };
    expect(cellsOf(counted)).toEqual([
      ['turns', 'flat', 'claimed'],
      ['2', '65,537', '4.5'],
      ['4', '9', '9'],
    ]);
    // The cells beyond the ends of the curve are empty.
    const [claimed] = counted.curves;
    const short = {
      ...counted,
      curves: [
        {
          ...claimed!,
          points: [
            { x: 3, y: 6 },
            { x: 4, y: 9 },
          ],
        },
      ],
    };
    expect(cellsOf(short).map((row) => row.at(-1))).toEqual(['claimed', '', '9']);
    const band = { name: 'allowed', edges: [2, 4].map((x) => ({ x, low: x / 2.5, high: 100.5 })) };
    expect(cellsOf({ ...counted, band }).map((row) => row.at(-1))).toEqual(['allowed', '0.8 to 101', '1.6 to 101']);
  });

  test('has no column for the line at a ratio of 1', () => {
    const ratios: Plot = {
      ...plot,
      y: { label: 'a / b', quantity: 'ratio', scale: 'log' },
      curves: [{ name: 'equal', points: [10, 20].map((x) => ({ x, y: 1 })) }],
    };
    expect(cellsOf(ratios)[0]).toEqual(['turns', 'flat', 'nested']);
  });

  test('shows the meaning of the mark', () => {
    expect(plotTable('a title', plot, 'slower').text).toContain('<strong>5.00, slower</strong>');
  });

  test('has the title of its plot as a label', () => {
    expect(plotTable('a "title"', plot).text).toContain('aria-label="Table: a &quot;title&quot;"');
  });
});
