import { scattered } from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending } from './lists';

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
  const [left, right] = [mergeSort(list.slice(0, middle)), mergeSort(list.slice(middle))];
  const merged: number[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (j === right.length || (i < left.length && left[i]! <= right[j]!)) merged.push(left[i++]!);
    else merged.push(right[j++]!);
  }
  return merged;
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

/** Sorting, and trees that sort. */
export const sorting = {
  'heap sort': zoo('n log n', '1', heapSort, scattered),
  'merge sort': zoo('n log n', '1', mergeSort, scattered),
  'binary tree': zoo(
    'n log n',
    '1',
    (list: number[]) => list.reduce<TreeNode | undefined>(insert, undefined),
    scattered,
  ),
  'degenerate tree': zoo(
    'n^2',
    'n',
    (list: number[]) => list.reduce<TreeNode | undefined>(insert, undefined),
    ascending,
  ),
  'insertion sort': zoo('n^2', 'n', insertionSort, scattered),
};
