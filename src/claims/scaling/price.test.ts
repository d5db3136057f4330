import { curveOf } from '../../model/growth';
import { logPrices, priceChange, stepsOf, type PriceChange } from './price';

const changeOf = (sizes: readonly number[], times: readonly number[]): PriceChange =>
  priceChange(stepsOf(sizes), logPrices(sizes, times, curveOf('n')!));

describe('the steps of a sweep', () => {
  test('are factors of four from the top down, and the two highest together', () => {
    const { singles, double, halves } = stepsOf([1, 4, 16, 64]);
    expect(singles).toMatchObject([
      { lower: 2, upper: 3 },
      { lower: 1, upper: 2 },
      { lower: 0, upper: 1 },
    ]);
    expect(double).toEqual({ lower: 1, upper: 3, width: Math.log(16) });
    expect(halves).toBeUndefined();
  });

  test('are halved too where the sweep is fine', () => {
    const { singles, double, halves, halvesTogether } = stepsOf([16, 64, 128, 256, 512, 1_024]);
    expect(singles).toMatchObject([
      { lower: 3, upper: 5 },
      { lower: 1, upper: 3 },
      { lower: 0, upper: 1 },
    ]);
    expect(double).toMatchObject({ lower: 1, upper: 5 });
    expect(halves?.map(({ lower }) => lower)).toEqual([4, 3, 2]);
    expect(halvesTogether?.width).toBeCloseTo(Math.log(8));
  });

  test('leave out what is too narrow at the bottom', () => {
    expect(stepsOf([11, 16, 64]).singles).toHaveLength(1);
  });
});

describe('the change of a price', () => {
  test('is told by its exponents and by its rise, with and without the largest step', () => {
    const { singles, double, rise, restOfRise } = changeOf([1, 4, 16, 64], [1, 8, 32, 512]);
    expect(singles).toEqual([1, 0, 0.5].map((exponent) => expect.closeTo(exponent) as number));
    expect(double).toBeCloseTo(0.5);
    expect(rise).toBeCloseTo(Math.log(8));
    expect(restOfRise).toBeCloseTo(Math.log(2));
  });

  test('is reversed for what lies below', () => {
    const sizes = [1, 4, 16, 64];
    const below = priceChange(stepsOf(sizes), logPrices(sizes, [1, 1, 1, 1], curveOf('n')!, 'below'));
    expect(below.singles[0]).toBeCloseTo(1);
    expect(below.rise).toBeCloseTo(Math.log(64));
  });
});
