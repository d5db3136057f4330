import { exclusions, excludedWithAllBeyond } from './exclusion';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { curveOf, SCALING_GROUPS, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import { ERROR_RATE } from '../testing/verdicts';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];

/** Returns the exclusions by equal rounds without noise. */
function excludedBy(truth: (n: number) => number, rounds = 30, sizes: readonly number[] = SIZES) {
  const test = new SequentialTest({
    cells: sizes.length,
    errorRate: ERROR_RATE,
    groupSizes: SCALING_GROUPS,
    boundTests: () => [],
  });
  for (let round = 0; round < rounds; round++) test.add(sizes.map(truth));
  return exclusions(sizes, test);
}

describe('exclusions', () => {
  test.each<[string, (n: number) => number, Growth[], Growth[], Growth[]]>([
    ['n', (n) => n, ['1', 'log n', 'sqrt n'], ['n', 'n log n'], ['n^1.5', 'n^2', 'n^3']],
    ['n with a fixed cost', (n) => n + 6_553, ['1', 'log n', 'sqrt n'], ['n', 'n log n'], ['n^1.5', 'n^2', 'n^3']],
    ['n^2', (n) => n * n, ['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5'], ['n^2'], ['n^3']],
  ])('of times that grow like %s', (_, truth, tooSlow, possible, tooFast) => {
    expect(excludedBy(truth)).toEqual({ tooSlow, possible, tooFast });
  });

  test.each(STANDARD_GROWTHS)('never exclude %s if it is the truth', (growth) => {
    expect(excludedBy((n) => 10 + curveOf(growth)!(n)).possible).toContain(growth);
  });

  test('exclude nothing of times that do not grow', () => {
    expect(excludedBy(() => 100).possible).toEqual([...STANDARD_GROWTHS]);
  });

  test('exclude nothing before 25 rounds', () => {
    expect(excludedBy((n) => n, 24).possible).toEqual([...STANDARD_GROWTHS]);
    expect(excludedBy((n) => n, 25).possible).toEqual(['n', 'n log n']);
  });

  test('exclude less over a narrower sweep', () => {
    const narrow = excludedBy((n) => n, 30, [64, 80, 100, 125]);

    expect(narrow.possible).toEqual(expect.arrayContaining(['sqrt n', 'n', 'n log n', 'n^1.5', 'n^2']));
  });

  test('name every standard growth once, slowest first', () => {
    const { tooSlow, possible, tooFast } = excludedBy((n) => n ** 1.5);

    expect([...tooSlow, ...possible, ...tooFast]).toEqual([...STANDARD_GROWTHS]);
  });
});

describe('what is excluded', () => {
  const indexOf = (growth: Growth): number => STANDARD_GROWTHS.indexOf(growth);
  test('takes with it all that is slower, or faster, although a test of those alone saw less', () => {
    const isSlower = (i: number): boolean => i === indexOf('n');
    const isFaster = (i: number): boolean => i === indexOf('n^2');
    expect(excludedWithAllBeyond(isSlower, isFaster)).toEqual({
      tooSlow: ['1', 'log n', 'sqrt n', 'n'],
      possible: ['n log n', 'n^1.5'],
      tooFast: ['n^2', 'n^3'],
    });
  });

  test('is on one side alone if samples contradict themselves: too slow', () => {
    const isSlower = (i: number): boolean => i === indexOf('n^2');
    const isFaster = (i: number): boolean => i === indexOf('n') || i === indexOf('n^3');
    expect(excludedWithAllBeyond(isSlower, isFaster)).toEqual({
      tooSlow: STANDARD_GROWTHS.slice(0, -1),
      possible: [],
      tooFast: ['n^3'],
    });
  });

  test('is nothing if nothing was shown', () => {
    expect(
      excludedWithAllBeyond(
        () => false,
        () => false,
      ),
    ).toEqual({ tooSlow: [], possible: STANDARD_GROWTHS, tooFast: [] });
  });
});
