import * as known from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending } from './lists';

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

function countQuadruples(list: readonly number[]): number {
  let count = 0;
  for (const a of list) {
    for (const b of list) {
      for (const c of list) for (const d of list) if (a + b === c + d) count++;
    }
  }
  return count;
}

function countRectangles(rows: readonly (readonly number[])[]): number {
  let count = 0;
  for (let top = 0; top < rows.length; top++) {
    for (let bottom = top; bottom < rows.length; bottom++) {
      for (let left = 0; left < rows.length; left++) {
        for (let right = left; right < rows.length; right++) {
          if (rows[top]![left] === rows[bottom]![right]) count++;
        }
      }
    }
  }
  return count;
}

/** Algorithms that grow like n^3 and faster. */
export const steep = {
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
  'count quadruples': zoo('n^4', 'n^3', countQuadruples, known.scattered),
  'count rectangles': zoo('n^4', 'n^3', countRectangles, (n) =>
    ascending(n).map((i) => ascending(n).map((j) => (i * j) % 7)),
  ),
};
