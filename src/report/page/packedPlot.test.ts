import { packed } from './packedPlot';

const plot = (low: number) => ({
  x: { label: 'n', quantity: 'size', scale: 'log' } as const,
  y: { label: 'time of a call', quantity: 'duration', scale: 'log' } as const,
  series: [{ name: 'flat', points: [{ x: 123_457, y: { estimate: 1.234567, low, high: 1.234567 } }] }],
  curves: [{ name: 'fitted', points: [{ x: 1.2345678, y: 12_345.678 }] }],
  band: { name: 'allowed', edges: [{ x: 123_457, low: undefined, high: 9.87654 }] },
  outside: [],
});

describe('packed', () => {
  test('keeps figures to four digits, and sizes as they are, since they are compared', () => {
    expect(packed(plot(1.1))).toEqual({
      x: plot(1).x,
      y: plot(1).y,
      series: [{ name: 'flat', at: [123_457], of: [1.235], low: [1.1], high: [1.235] }],
      curves: [{ name: 'fitted', at: [1.2346], of: [12_350] }],
      band: { name: 'allowed', at: [123_457], low: [null], high: [9.877] },
    });
  });

  test('keeps counts as they are, which are exact, and what lies between them to a digit more', () => {
    const counts = {
      ...plot(1),
      y: { label: 'promises', quantity: 'count', scale: 'log' } as const,
      series: [{ name: 'flat', points: [{ x: 8, y: { estimate: 65_537, low: 65_537, high: 65_537 } }] }],
    };
    expect(packed(counts).series).toEqual([{ name: 'flat', at: [8], of: [65_537] }]);
    expect(packed(counts).band).toEqual({ name: 'allowed', at: [123_457], low: [null], high: [9.8765] });
  });

  test('keeps what marks points of others apart from them', () => {
    const [series] = plot(1).series;
    expect(packed({ ...plot(1), series: [{ ...series!, isMark: true }] }).series).toMatchObject([{ isMark: true }]);
  });

  test('says no interval of what is exact', () => {
    expect(packed(plot(1.234567)).series).toEqual([{ name: 'flat', at: [123_457], of: [1.235] }]);
  });
});
