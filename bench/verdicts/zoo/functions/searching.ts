import { SourceMap } from 'node:module';
import * as known from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending } from './lists';

interface TreeNode {
  readonly key: number;
  readonly left: TreeNode | undefined;
  readonly right: TreeNode | undefined;
}

/** Returns a tree of the numbers from one to another that is as low as it can be. */
function balancedTree(from: number, to: number): TreeNode | undefined {
  if (from >= to) return undefined;
  const key = (from + to) >> 1;
  return { key, left: balancedTree(from, key), right: balancedTree(key + 1, to) };
}

function depthOf(root: TreeNode | undefined, key: number): number {
  let depth = 0;
  for (let node = root; node !== undefined && node.key !== key; depth++) node = key < node.key ? node.left : node.right;
  return depth;
}

/** Finds the last number, which takes as many jumps as single steps. Beyond the caches each jump waits for the memory. */
function jumpSearch(sorted: Float64Array): number {
  const wanted = sorted.length - 1;
  const jump = Math.floor(Math.sqrt(sorted.length));
  let from = 0;
  while (from + jump < sorted.length && sorted[from + jump]! <= wanted) from += jump;
  while (sorted[from]! < wanted) from++;
  return from;
}

function divisors(n: number): number[] {
  const found: number[] = [];
  for (let i = 1; i * i <= n; i++) if (n % i === 0) found.push(i, n / i);
  return found;
}

function powerModulo(n: number): number {
  let [result, base] = [1, 3];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % 10_007;
    base = (base * base) % 10_007;
  }
  return result;
}

/** Searches as one does over a network: every probe is awaited. */
async function awaitedSearch(sorted: readonly number[]): Promise<number> {
  const probe = (place: number): Promise<number> => Promise.resolve(sorted[place]!);
  const wanted = Math.floor(0.37 * sorted.length);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((await probe(middle)) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns a source map of n lines. */
function sourceMap(n: number): SourceMap {
  const mappings = `AAAA${';AACA'.repeat(n)}`;
  return new SourceMap({
    version: 3,
    file: 'a.js',
    sources: ['a.ts'],
    sourcesContent: [''],
    names: [],
    mappings,
    sourceRoot: '',
  });
}

/** Searches in what is sorted, and what halves a number. */
export const searching = {
  'binary search': zoo(
    'log n',
    [],
    (sorted: Float64Array) => known.binarySearch.run(sorted, sorted.length),
    known.binarySearch.input,
  ),
  'search a balanced tree': zoo(
    'log n',
    [],
    ([root, key]: readonly [TreeNode | undefined, number]) => depthOf(root, key),
    (n) => [balancedTree(0, n), 0] as const,
  ),
  'power by squaring': zoo('log n', [], powerModulo),
  'digits of a number': zoo('log n', [], (n: number) => n.toString(2).length),
  'look up in a source map': zoo(
    'log n',
    [],
    ([map, line]: readonly [SourceMap, number]) => map.findEntry(line, 0),
    (n) => [sourceMap(n), n >> 1] as const,
  ),
  'await a binary search': zoo('log n', [], awaitedSearch, ascending),
  'trial division': zoo('sqrt n', [], known.trialDivision),
  'list divisors': zoo('sqrt n', [], divisors),
  'jump search': zoo('sqrt n', [], jumpSearch, (n) => known.binarySearch.input(Math.floor(Math.sqrt(n)) ** 2)),
};
