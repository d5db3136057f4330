import * as known from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending } from './lists';

function powerModulo(n: number): number {
  let [result, base] = [1, 3];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % 10_007;
    base = (base * base) % 10_007;
  }
  return result;
}

function permutations(n: number): number {
  if (n <= 1) return 1;
  let count = 0;
  for (let i = 0; i < n; i++) count += permutations(n - 1);
  return count;
}

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

function subsets(n: number): number {
  let largest = 0;
  for (let chosen = 0; chosen < 2 ** n; chosen++) largest = Math.max(largest, (chosen * 7_919) % 10_007);
  return largest;
}

function queens(n: number, row = 0, columns = 0, left = 0, right = 0): number {
  if (row === n) return 1;
  let count = 0;
  for (let free = ~(columns | left | right) & ((1 << n) - 1); free !== 0; free &= free - 1) {
    const bit = free & -free;
    count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

function sieve(n: number): number {
  const composite = new Uint8Array(n + 1);
  let count = 0;
  for (let i = 2; i <= n; i++) {
    if (composite[i] === 1) continue;
    count++;
    for (let j = i * i; j <= n; j += i) composite[j] = 1;
  }
  return count;
}

function editDistance([a, b]: readonly [string, string]): number {
  let row = ascending(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row.at(-1)!;
}

function shortestPaths(n: number): number {
  const distances = Array.from({ length: n }, (_, i) => ascending(n).map((j) => ((i * 7 + j * 13) % 31) + 1));
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        distances[i]![j] = Math.min(distances[i]![j]!, distances[i]![k]! + distances[k]![j]!);
      }
    }
  }
  return distances[0]![n - 1]!;
}

function countTriples(list: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    for (let j = i + 1; j < list.length; j++) {
      for (let k = j + 1; k < list.length; k++) if (list[i]! + list[j]! === list[k]!) count++;
    }
  }
  return count;
}

function slidingWindow(list: readonly number[]): number {
  let [sum, largest] = [0, 0];
  list.forEach((value, i) => {
    sum += value;
    if (i >= 10) sum -= list[i - 10]!;
    if (sum > largest) largest = sum;
  });
  return largest;
}

function countingSort(list: readonly number[]): number[] {
  const counts = new Array<number>(256).fill(0);
  for (const value of list) counts[value & 255]!++;
  return counts.flatMap((count, value) => new Array<number>(count).fill(value));
}

function breadthFirst(neighbours: readonly (readonly number[])[]): number {
  const seen = new Uint8Array(neighbours.length);
  const queue = [0];
  seen[0] = 1;
  // The queue grows meanwhile.
  for (const place of queue) {
    for (const next of neighbours[place]!) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  return queue.length;
}

const graph = (n: number): number[][] => ascending(n).map((i) => [(i + 1) % n, (i * 7 + 3) % n, (i * 13 + 5) % n]);

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i++) product *= i;
  return product;
}

/** Textbook algorithms, from searches to permutations. */
export const algorithms = {
  'binary search': zoo(
    'log n',
    undefined,
    (sorted: Float64Array) => known.binarySearch.run(sorted, sorted.length),
    known.binarySearch.input,
  ),
  'power by squaring': zoo('log n', undefined, powerModulo),
  'digits of a number': zoo('log n', undefined, (n: number) => n.toString(2).length),
  'trial division': zoo('sqrt n', undefined, known.trialDivision),
  'sliding window': zoo('n', '1', slidingWindow, known.scattered),
  'counting sort': zoo('n', '1', countingSort, known.scattered),
  'breadth-first search': zoo('n', '1', breadthFirst, graph),
  'sieve of primes': zoo('n log n', '1', sieve),
  'count pairs': zoo('n^2', 'n', known.pairs.run, known.pairs.input),
  'edit distance': zoo('n^2', 'n', editDistance, (n) => ['ab'.repeat(n), 'ba'.repeat(n)] as const),
  factorial: zoo('n^2', 'n', factorial),
  'matrix product': zoo(
    'n^3',
    'n^2',
    (matrix: Float64Array) => known.matrixProduct.run(matrix, Math.sqrt(matrix.length)),
    known.matrixProduct.input,
  ),
  'shortest paths': zoo('n^3', 'n^2', shortestPaths),
  'count triples': zoo('n^3', 'n^2', countTriples, known.scattered),
  permutations: zoo(undefined, 'n^3', permutations),
  fibonacci: zoo(undefined, 'n^3', fibonacci),
  subsets: zoo(undefined, 'n^3', subsets),
  queens: zoo(undefined, 'n^3', queens),
};
