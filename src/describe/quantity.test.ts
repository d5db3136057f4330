import fc from 'fast-check';
import {
  wholeOrKnown,
  count,
  duration,
  exponent,
  factor,
  inUnit,
  known,
  percent,
  plainDuration,
  significant,
  stated,
  unitFor,
  withInterval,
} from './quantity';

/** Numbers of any size that a report may have to show. */
const numbers = fc
  .tuple(fc.double({ min: 1, max: 9.9999, noNaN: true }), fc.integer({ min: -9, max: 12 }))
  .map(([digits, power]) => digits * 10 ** power);

/** Reads a figure as a reader would. */
const read = (figure: string): number => Number(figure.replaceAll(',', ''));

describe('significant', () => {
  test.each([
    [0.0123456, '0.0123'],
    [65_536, '65,500'],
    [1, '1.00'],
    [99.96, '100'],
    [999.6, '1,000'],
    [0.099_96, '0.100'],
    [1e-9, '0.00000000100'],
    [-12.345, '-12.3'],
    [0, '0'],
  ])('shows %d as %s', (value, figure) => {
    expect(significant(value)).toBe(figure);
  });

  test('shows three significant digits of any number, neither more nor fewer', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        const figure = significant(value);
        expect(read(figure)).toBe(Number(value.toPrecision(3)));
        const digits = figure.replace(/[.,]/g, '').replace(/^0+/, '');
        const beforePoint = figure.replaceAll(',', '').split('.')[0] ?? '';
        expect(digits).toHaveLength(Math.max(3, beforePoint === '0' ? 0 : beforePoint.length));
      }),
    );
  });

  test('shows a negative number as its opposite with a sign', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(significant(-value)).toBe(`-${significant(value)}`);
      }),
    );
  });
});

describe('known', () => {
  test.each([
    [2, '2'],
    [1.5, '1.5'],
    [1.05, '1.05'],
    [64, '64'],
    [65_536, '65,500'],
    [0.001, '0.001'],
  ])('shows %d as %s', (value, figure) => {
    expect(known(value)).toBe(figure);
  });

  test('equals `significant` without padding zeros', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(read(known(value))).toBe(read(significant(value)));
        expect(known(value)).not.toMatch(/\.\d*0$/);
      }),
    );
  });
});

describe('count', () => {
  test('shows every digit, with thousands set apart', () => {
    expect([0, 999, 1_000, 65_536, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '65,536', '1,234,567']);
  });
});

describe('wholeOrKnown', () => {
  test('keeps whole numbers in full, drops decimals over 100, and pads nothing', () => {
    expect([65_537, 100.5, 99.96, 4.5, 0.123456].map(wholeOrKnown)).toEqual(['65,537', '101', '100', '4.5', '0.123']);
  });
});

describe('percent', () => {
  test.each([
    [0.0163, '1.63 %'],
    [1, '100 %'],
    [-0.25, '-25.0 %'],
    [0, '0 %'],
    [0.000_01, '0 %'],
  ])('shows %d as %s', (share, figure) => {
    expect(percent(share)).toBe(figure);
  });
});

describe('exponent', () => {
  test('has two decimals', () => {
    expect([1, 1.005, -0.126, 0.5].map(exponent)).toEqual(['1.00', '1.00', '-0.13', '0.50']);
  });

  test('has no sign if it rounds to 0', () => {
    expect([-0.004, -0, 0.004].map(exponent)).toEqual(['0.00', '0.00', '0.00']);
  });
});

describe('a number that is not finite', () => {
  const formats = { significant, known, stated, count, exponent };

  test.each(Object.entries(formats))('is a defect that %s names', (name, format) => {
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(() => format(value)).toThrow(
        new RangeError(`${name}(${String(value)}): the value must be a finite number`),
      );
    }
  });

  test('makes the formats fail that use these', () => {
    for (const format of [wholeOrKnown, percent, plainDuration]) expect(() => format(Infinity)).toThrow(RangeError);
    expect(() => inUnit(NaN, 'ms')).toThrow(RangeError);
    expect(() => withInterval({ estimate: Infinity, low: 1, high: 2 })).toThrow(RangeError);
  });

  test('is an unknown end of an interval', () => {
    expect(withInterval({ estimate: 2, low: -Infinity, high: NaN })).toBe('2.00 [unknown, unknown]');
    expect(withInterval({ estimate: 2, low: undefined, high: 3 }, percent)).toBe('200 % [unknown, 300 %]');
    expect(duration({ estimate: 2e6, low: 1e6, high: Infinity })).toBe('2.00 ms [1.00, unknown]');
    expect(factor({ estimate: 2, low: -Infinity, high: 3 })).toBe('2.00x [unknown, 3.00]');
  });
});

describe('withInterval', () => {
  const interval = { estimate: 1.0234, low: 0.98, high: 1.06 };

  test('shows the estimate with both ends', () => {
    expect(withInterval(interval)).toBe('1.02 [0.980, 1.06]');
  });

  test('shows all three figures in the given format', () => {
    expect(withInterval(interval, exponent)).toBe('1.02 [0.98, 1.06]');
  });
});

describe('durations', () => {
  test.each([
    [0.5, 'ns'],
    [999, 'ns'],
    [1_000, 'µs'],
    [999_999, 'µs'],
    [1e6, 'ms'],
    [1e9, 's'],
    [-2e6, 'ms'],
  ] as const)('%d ns read best in %s', (durationNs, unit) => {
    expect(unitFor(durationNs)).toBe(unit);
  });

  test('stand in one unit together with their interval', () => {
    expect(duration({ estimate: 20_600, low: 950, high: 1_020_000 })).toBe('20.6 µs [0.950, 1,020]');
  });

  test('that were set or spent have no padding zeros', () => {
    expect([12_345_678, 2e9, 500, 1.5e6].map(plainDuration)).toEqual(['12.3 ms', '2 s', '500 ns', '1.5 ms']);
  });

  test('have no unit if a table names it', () => {
    expect(inUnit(1_234, 'µs')).toBe('1.23');
    expect(inUnit(1_234, 'ns')).toBe('1,230');
  });
});
