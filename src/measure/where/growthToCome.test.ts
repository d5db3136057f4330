import { growthToCome, type PartSteps } from './growthToCome';

const SIZES = [64, 512, 4_096] as const;
const part = (line: number, steps: (n: number) => number): PartSteps => {
  const [small, middle, large] = SIZES.map((n) => Math.floor(steps(n))) as [number, number, number];
  return { file: '/parse.js', line, counts: [small, middle, large] };
};
const loop = part(3, (n) => 40 * n);

describe('the growth to come', () => {
  test('is of a part that runs like n^2 in linear code, from where its steps are half of all', () => {
    const found = growthToCome([loop, part(14, (n) => n ** 2 / 2_048)], SIZES, 1);
    expect(found).toMatchObject({ file: '/parse.js', line: 14, steps: 8_192 });
    expect(found!.exponent).toBeCloseTo(2, 9);
    // 40 n steps are as many as n^2 / 2048 at n = 81,920; half of all those at n = 4,096 are a little more.
    expect(found!.halfAt).toBeCloseTo((4_096 * (40 * 4_096 + 8_192)) / 2 / 8_192, 0);
  });

  test('is of the part that runs most, if there are several', () => {
    const parts = [loop, part(14, (n) => n ** 2 / 2_048), part(15, (n) => n ** 2 / 1_024)];
    expect(growthToCome(parts, SIZES, 1)).toMatchObject({ line: 15 });
  });

  test('is here already where such steps are most of all', () => {
    expect(growthToCome([part(14, (n) => n ** 2)], SIZES, 1)).toMatchObject({ halfAt: 4_096 });
  });

  test.each<[string, PartSteps, number]>([
    ['as claimed', loop, 1],
    ['like n log n in linear code', part(14, (n) => n * Math.log2(n)), 1],
    ['n^2 where the claim allows that', part(14, (n) => n ** 2), 2],
    ['only at large sizes', part(14, (n) => Math.max(0, n - 256)), 1],
    ['faster at first', part(14, (n) => (n < 500 ? n : 60 * n)), 1],
  ])('is none if steps grow %s', (_, steps, power) => {
    expect(growthToCome([loop, steps], SIZES, power)).toBeUndefined();
  });
});
