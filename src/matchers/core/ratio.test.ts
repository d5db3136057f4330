import fc from 'fast-check';
import { factorOf } from './ratio';

describe('factorOf', () => {
  test.each([
    ['2x', 2],
    ['1.5x', 1.5],
    ['10 %', 1.1],
    ['10%', 1.1],
    ['0.5 %', 1.005],
    ['150 %', 2.5],
  ])('%s is a factor of %d', (ratio, factor) => {
    expect(factorOf(ratio)).toBeCloseTo(factor, 12);
  });

  test.each([1.5, 0.1, undefined, null, '', '2', 'x', '1.5 x', '.5x', '2X', '-10 %', '10  %', '10 percent', '2x '])(
    '%p is no ratio',
    (ratio) => {
      expect(factorOf(ratio)).toBeUndefined();
    },
  );

  test.each(['1x', '0.5x', '0 %', '0x'])('%s is refused: it is not over 1', (ratio) => {
    expect(factorOf(ratio)).toBeUndefined();
  });

  test('reads every number of percent as that share more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (tenths) => {
        expect(factorOf(`${String(tenths / 10)} %`)).toBeCloseTo(1 + tenths / 1_000, 9);
      }),
    );
  });
});
