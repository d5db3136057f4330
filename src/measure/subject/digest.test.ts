import v8 from 'node:v8';
import { digestOf, isSameDigest } from './digest';

/** Returns whether the digest of a value shows a change. */
function sees<Value>(value: Value, change: (value: Value) => unknown): boolean | undefined {
  const before = digestOf(value);
  change(value);
  return before === undefined ? undefined : !isSameDigest(before, digestOf(value)!);
}

class Account {
  constructor(public balance: number) {}
}

test.each<[string, boolean | undefined, boolean | undefined]>([
  ['an array that is sorted', true, sees([3, 1, 2], (list) => list.sort((a, b) => a - b))],
  ['an array that is read', false, sees([3, 1, 2], (list) => list.indexOf(2))],
  [
    'an array whose whole numbers the engine now stores as floating-point ones',
    false,
    sees([3, 1, 2], (list) => [list.push(0.5), list.pop()]),
  ],
  [
    'the order of a map',
    true,
    sees(
      new Map([
        [1, 'a'],
        [2, 'b'],
      ]),
      (map) => map.delete(1) && map.set(1, 'a'),
    ),
  ],
  ['an object deep inside', true, sees({ a: { b: [{ c: 1 }] } }, (value) => (value.a.b[0]!.c = 2))],
  ['a map', true, sees(new Map([[1, 'one']]), (map) => map.delete(1))],
  ['a set', true, sees(new Set([1]), (set) => set.add(2))],
  ['a typed array', true, sees(Float64Array.of(2, 1), (numbers) => numbers.sort())],
  ['a field of a class', true, sees(new Account(1), (account) => account.balance++)],
  ['a function, which has no contents', undefined, sees({ call: () => 1 }, (value) => (value.call = () => 2))],
])('a change of %s shows: %p', (_, expected, seen) => {
  expect(seen).toBe(expected);
});

describe('a value that is too large to be compared', () => {
  const text = 'x'.repeat(20e3);
  const list = (length: number): string[] => Array.from({ length }, () => text);

  test.each<[string, unknown]>([
    ['a string', 'x'.repeat(20e6)],
    ['a typed array', new Uint8Array(20e6)],
    ['a list', list(1_000)],
    ['a list of numbers', Array.from({ length: 5e6 }, (_, i) => i)],
    ['a list in the field of an object', { texts: list(1_000) }],
    ['lists that are large together', [list(500), list(500)]],
    ['a list of lists', Array.from({ length: 100 }, () => list(10))],
    ['a set', new Set(list(1_000).map((each, i) => each + String(i)))],
    ['a map', new Map(list(1_000).map((each, i) => [i, each]))],
  ])('has no digest, and is not written to find that out: %s', (_, value) => {
    const serialize = jest.spyOn(v8, 'serialize');
    expect(digestOf([value])).toBeUndefined();
    expect(serialize).not.toHaveBeenCalled();
    serialize.mockRestore();
  });

  test.each<[string, unknown]>([
    ['a typed array', new Uint8Array(1e6)],
    ['a list', list(100)],
    ['a long list of small items', Array.from({ length: 1e6 }, (_, i) => i)],
    ['a long list with one large item', [text, ...Array.from({ length: 10_000 }, (_, i) => i)]],
  ])('is not %s of a usual size', (_, value) => {
    expect(digestOf([value])).toBeDefined();
  });

  test('is one that only shows when it is written, too', () => {
    expect(digestOf({ a: { b: { c: { d: { e: { texts: list(1_000) } } } } } })).toBeUndefined();
  });

  test('is no list that holds itself', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle, cycle);
    expect(digestOf(cycle)).toBeDefined();
  });
});
