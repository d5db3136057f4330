import { seededRandom } from '../../statistics/random';
import { changeOf, logRatiosOf, slopeChange } from './change';

const bounds = { low: -0.05, high: 0.05 };
const random = seededRandom(11);

describe('changeOf', () => {
  test.each([
    ['more', [0.2, 0.201, 0.199, 0.2, 0.2]],
    ['less', [-0.2, -0.201, -0.199, -0.2, -0.2]],
    ['same', [0.001, -0.001, 0, 0.001, -0.001]],
    ['open', [0.05, 0.051, 0.049, 0.05, 0.05]],
    ['open', [0.2, 0.3, 0.01, 0.1, 0.25]],
    ['open', [0.001]],
  ] as const)('is %s for pairs of %j', (outcome, values) => {
    expect(changeOf(values, bounds).outcome).toBe(outcome);
  });

  test('returns the mean of the pairs, with its 95 % interval', () => {
    const { change, values } = changeOf([0.1, 0.2, 0.3], bounds);
    expect(values).toEqual([0.1, 0.2, 0.3]);
    expect(change.estimate).toBeCloseTo(0.2, 10);
    expect(change.low).toBeCloseTo(0.2 - (4.303 * 0.1) / Math.sqrt(3), 3);
  });

  test('bounds only the side that has a bound', () => {
    expect(changeOf([-0.5, -0.501, -0.499], { high: 0.05 }).outcome).toBe('same');
    expect(changeOf([0.5, 0.501, 0.499], { low: -0.05 }).outcome).toBe('same');
  });

  test('needs more evidence to call one of many changes more', () => {
    const values = [0.1, 0.105, 0.095, 0.1, 0.1];
    expect(changeOf(values, bounds).outcome).toBe('more');
    expect(changeOf(values, { ...bounds, atOnce: 1e6 }).outcome).toBe('open');
  });

  test('calls a change more if all of nine pairs are, one of them far out, but not one of many sizes', () => {
    const values = [0.1, 0.11, 0.09, 0.1, 0.1, 0.6, 0.1, 0.09, 0.1];
    expect(changeOf(values, bounds).outcome).toBe('more');
    expect(
      changeOf(
        values.map((value) => -value),
        bounds,
      ).outcome,
    ).toBe('less');
    expect(changeOf(values.slice(1), bounds).outcome).toBe('open');
    expect(changeOf([...values.slice(1), 0.04], bounds).outcome).toBe('open');
    expect(changeOf(values, { ...bounds, atOnce: 4 }).outcome).toBe('open');
  });

  test('calls a change more if all but one of 15 pairs are', () => {
    const values = [...Array.from({ length: 13 }, (_, i) => 0.1 + 0.001 * i), 0.9];
    expect(changeOf([...values, 0.04], bounds).outcome).toBe('more');
    expect(changeOf([...values.slice(1), 0.04, 0.04], bounds).outcome).toBe('open');
  });

  test('calls a change the same if no pair of nine, or up to three of 15 on a side, lie beyond, however far out', () => {
    const steady = [0.001, -0.002, 0, 0.04, -0.04, 0.002, 0, 0.03];
    expect(changeOf([...steady, -0.03], bounds).outcome).toBe('same');
    expect(changeOf([...steady, 0.3], bounds).outcome).toBe('open');
    const far = [...steady, 0.3, 0.2, 0.4, -0.3, -0.2];
    expect(changeOf([...far, 0], bounds).outcome).toBe('open');
    expect(changeOf([...far, 0, -0.4], bounds).outcome).toBe('same');
    expect(changeOf([...far, 0, 0.2], bounds).outcome).toBe('open');
  });
});

describe('logRatiosOf', () => {
  const drift = Array.from({ length: 35 }, (_, i) => 1 + i);

  test('returns the median ratio over rounds, cell by cell, whatever drift both have', () => {
    const now = drift.map((factor, i) => [factor * (i % 2 === 0 ? 12 : 11), factor * 5]);
    const before = drift.map((factor) => [factor * 10, factor * 10]);
    expect(logRatiosOf(now, before)).toEqual([expect.closeTo(Math.log(1.2), 10), expect.closeTo(Math.log(0.5), 10)]);
  });

  test('ignores outlying rounds on either side, if they are fewer than half', () => {
    const now = drift.map((_, i) => [i < 17 ? 1_000 : 10]);
    const before = drift.map(() => [10]);
    expect(logRatiosOf(now, before)).toEqual([0]);
    expect(logRatiosOf(before, now)).toEqual([expect.closeTo(0, 10)]);
  });

  test('changes its sign if now and before change places', () => {
    const [now, before] = [0, 1].map(() => drift.map(() => [1 + random(), 1 + random()])) as [number[][], number[][]];
    const [forth, back] = [logRatiosOf(now, before)[0]!, logRatiosOf(before, now)[0]!];
    expect(forth).not.toBe(0);
    expect(back).toBeCloseTo(-forth, 10);
  });
});

test('slopeChange ignores a single outlying size', () => {
  const sizes = [10, 40, 160, 640, 2_560];
  const logRatios = sizes.map((n) => Math.log(n ** 0.1));
  expect(slopeChange(sizes, [logRatios[0]!, 9, ...logRatios.slice(2)])).toBeCloseTo(0.1, 1);
});

test('slopeChange returns the exponent of the ratio', () => {
  const sizes = [10, 40, 160, 640];
  expect(
    slopeChange(
      sizes,
      sizes.map((n) => Math.log(3 * n ** 0.2)),
    ),
  ).toBeCloseTo(0.2, 10);
});
