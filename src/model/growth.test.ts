import { curveOf, STANDARD_GROWTHS } from './growth';

describe('curveOf', () => {
  test.each([
    ['1', 1024, 1],
    ['log n', 1023, 10],
    ['sqrt n', 1024, 32],
    ['n', 1024, 1024],
    ['n log n', 1023, 10_230],
    ['n^2', 3, 9],
    ['n^3', 3, 27],
    ['n^1.5', 4, 8],
    ['n^0.5', 9, 3],
    ['n^10', 2, 1024],
  ])('%s at n = %i is %i', (growth, n, cost) => {
    expect(curveOf(growth)?.(n)).toBeCloseTo(cost, 10);
  });

  test.each(['log n', 'n log n'])('%s costs something at n = 1 too', (growth) => {
    expect(curveOf(growth)?.(1)).toBe(1);
  });

  test.each([
    '',
    'n²',
    'n^',
    'n^-1',
    'n^0',
    'n^10.5',
    'n^11',
    'n^2n',
    'x n^2',
    'n^1e3',
    'N',
    'log',
    'toString',
    'constructor',
  ])('names nothing by %j', (growth) => {
    expect(curveOf(growth)).toBeUndefined();
  });
});

describe('STANDARD_GROWTHS', () => {
  test('are curves in ascending order of how fast they grow', () => {
    const growths = STANDARD_GROWTHS.map((growth) => curveOf(growth)!(1e6) / curveOf(growth)!(1e3));

    expect(growths).toEqual([...growths].sort((a, b) => a - b));
    expect(new Set(growths).size).toBe(8);
  });
});
