import { scattered } from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending, words } from './lists';

interface TreeNode {
  readonly key: number;
  left: TreeNode | undefined;
  right: TreeNode | undefined;
}

function insert(root: TreeNode | undefined, key: number): TreeNode {
  const added: TreeNode = { key, left: undefined, right: undefined };
  if (root === undefined) return added;
  let node = root;
  for (;;) {
    const side = key < node.key ? 'left' : 'right';
    const next = node[side];
    if (next === undefined) {
      node[side] = added;
      return root;
    }
    node = next;
  }
}

function siftDown(heap: number[], from: number, end: number): void {
  for (let i = from; ;) {
    let child = 2 * i + 1;
    if (child >= end) return;
    if (child + 1 < end && heap[child + 1]! > heap[child]!) child++;
    if (heap[i]! >= heap[child]!) return;
    [heap[i], heap[child]] = [heap[child]!, heap[i]!];
    i = child;
  }
}

function heapSort(list: readonly number[]): number[] {
  const heap = [...list];
  for (let i = heap.length >> 1; i >= 0; i--) siftDown(heap, i, heap.length);
  for (let end = heap.length - 1; end > 0; end--) {
    [heap[0], heap[end]] = [heap[end]!, heap[0]!];
    siftDown(heap, 0, end);
  }
  return heap;
}

function mergeSort(list: readonly number[]): readonly number[] {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  return merged(mergeSort(list.slice(0, middle)), mergeSort(list.slice(middle)));
}

function merged(left: readonly number[], right: readonly number[]): number[] {
  const all: number[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (j === right.length || (i < left.length && left[i]! <= right[j]!)) all.push(left[i++]!);
    else all.push(right[j++]!);
  }
  return all;
}

function insertionSort(list: readonly number[]): number[] {
  const sorted = [...list];
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i]!;
    let j = i - 1;
    for (; j >= 0 && sorted[j]! > value; j--) sorted[j + 1] = sorted[j]!;
    sorted[j + 1] = value;
  }
  return sorted;
}

/** Sorts as one does whose order must be asked for: merging lets others run now and then. */
async function awaitedMergeSort(list: readonly number[]): Promise<readonly number[]> {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const [left, right] = [await awaitedMergeSort(list.slice(0, middle)), await awaitedMergeSort(list.slice(middle))];
  return merged(left, right);
}

const chunks = (n: number): Buffer[] => words(n).map((word) => Buffer.from(word));
const query = (n: number): string =>
  words(n)
    .map((word) => `${word}=1`)
    .join('&');

/** Sorting, and trees that sort. */
export const sorting = {
  'sort buffers': zoo(
    'n log n',
    'log n',
    (list: Buffer[]) => [...list].sort((a, b) => Buffer.compare(a, b))[0],
    chunks,
  ),
  'sort a query': zoo(
    'n log n',
    'log n',
    (value: string) => {
      const parameters = new URLSearchParams(value);
      parameters.sort();
      return parameters;
    },
    query,
  ),
  'await a merge sort': zoo('n log n', 'log n', awaitedMergeSort, scattered),
  'heap sort': zoo('n log n', 'log n', heapSort, scattered),
  'merge sort': zoo('n log n', 'log n', mergeSort, scattered),
  'binary tree': zoo(
    'n log n',
    'log n',
    (list: number[]) => list.reduce<TreeNode | undefined>(insert, undefined),
    scattered,
  ),
  'degenerate tree': zoo(
    'n^2',
    ['n', 'n log n'],
    (list: number[]) => list.reduce<TreeNode | undefined>(insert, undefined),
    ascending,
  ),
  'insertion sort': zoo('n^2', ['n', 'n log n'], insertionSort, scattered),
};
