import { packed, unpacked, type PackedPlot } from './packedPlot';

const plot = (low: number) => ({
  x: { label: 'n', quantity: 'size', scale: 'log' } as const,
  y: { label: 'time of a call', quantity: 'duration', scale: 'log' } as const,
  series: [{ name: 'flat', points: [{ x: 123_457, y: { estimate: 1.234567, low, high: 1.234567 } }] }],
  curves: [{ name: 'fitted', points: [{ x: 1.2345678, y: 12_345.678 }] }],
  band: { name: 'allowed', edges: [{ x: 123_457, low: undefined, high: 9.87654 }] },
  outside: [],
});

describe('packed', () => {
  test('rounds figures to four digits, and keeps sizes exact', () => {
    expect(packed(plot(1.1))).toEqual({
      x: plot(1).x,
      y: plot(1).y,
      series: [{ name: 'flat', at: [123_457], of: [1.235], low: [1.1], high: [1.235] }],
      curves: [{ name: 'fitted', at: [1.2346], of: [12_350] }],
      band: { name: 'allowed', at: [123_457], low: [null], high: [9.877] },
    });
  });

  test('keeps counts exact, and rounds values between them to five digits', () => {
    const counts = {
      ...plot(1),
      y: { label: 'promises', quantity: 'count', scale: 'log' } as const,
      series: [{ name: 'flat', points: [{ x: 8, y: { estimate: 65_537, low: 65_537, high: 65_537 } }] }],
    };
    expect(packed(counts).series).toEqual([{ name: 'flat', at: [8], of: [65_537] }]);
    expect(packed(counts).band).toEqual({ name: 'allowed', at: [123_457], low: [null], high: [9.8765] });
  });

  test('keeps the mark of a series of marks', () => {
    const [series] = plot(1).series;
    expect(packed({ ...plot(1), series: [{ ...series!, isMark: true }] }).series).toMatchObject([{ isMark: true }]);
  });

  test('leaves out the intervals of exact points', () => {
    expect(packed(plot(1.234567)).series).toEqual([{ name: 'flat', at: [123_457], of: [1.235] }]);
  });
});

test('unpacked returns the plot that was packed, but for rounding', () => {
  const series = [{ name: 'flat', points: [{ x: 8, y: { estimate: 2, low: 1, high: 3 } }] }];
  const marks = [{ name: 'mark', isMark: true as const, points: [{ x: 8, y: { estimate: 2, low: 2, high: 2 } }] }];
  const whole = { ...plot(1), curves: [], series: [...series, ...marks], outside: [{ name: 'flat', point: 0, x: 8 }] };
  const sent = JSON.parse(JSON.stringify(packed(whole))) as PackedPlot;
  expect(unpacked(sent)).toEqual({
    ...whole,
    band: { name: 'allowed', edges: [{ x: 123_457, low: undefined, high: 9.877 }] },
  });
});
