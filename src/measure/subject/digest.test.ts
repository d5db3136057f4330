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

test('is undefined for huge values', () => {
  expect(digestOf(new Uint8Array(20e6))).toBeUndefined();
  expect(digestOf(new Uint8Array(1e6))).toBeDefined();
});
