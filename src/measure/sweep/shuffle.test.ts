import fc from 'fast-check';
import { seededRandom } from '../../statistics/random';
import { shuffled } from './shuffle';

describe('shuffled', () => {
  test('makes every order of three about equally likely', () => {
    const random = seededRandom(5);
    const times = new Map<string, number>();
    for (let i = 0; i < 6_000; i++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      times.set(order, (times.get(order) ?? 0) + 1);
    }
    expect([...times.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    // Each order is expected 1,000 times with a standard deviation of 29: the bounds are four of those away.
    for (const count of times.values()) expect(Math.abs(count - 1_000)).toBeLessThan(116);
  });

  test('returns the same order for the same seed, and others for other seeds', () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const orders = [1, 2, 3].map((seed) => shuffled(items, seededRandom(seed)).join());
    expect(shuffled(items, seededRandom(1)).join()).toBe(orders[0]);
    expect(new Set(orders).size).toBe(3);
  });

  test('keeps all items, and does not change its argument', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const before = [...items];
        const order = shuffled(items, seededRandom(seed));
        expect(items).toEqual(before);
        expect([...order].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
      }),
    );
  });
});
