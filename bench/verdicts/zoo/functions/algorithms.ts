import * as known from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending } from './lists';

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

/** Textbook algorithms up to n^2. */
export const algorithms = {
  'sliding window': zoo('n', '1', slidingWindow, known.scattered),
  'counting sort': zoo('n', '1', countingSort, known.scattered),
  'breadth-first search': zoo('n', '1', breadthFirst, graph),
  'sieve of primes': zoo('n log n', 'log n', sieve),
  'count pairs': zoo('n^2', 'n', known.pairs.run, known.pairs.input),
  'edit distance': zoo('n^2', ['n', 'n log n'], editDistance, (n) => ['ab'.repeat(n), 'ba'.repeat(n)] as const),
  factorial: zoo('n^2', 'n', factorial),
};
