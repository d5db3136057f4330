import { createHash } from 'node:crypto';
import { flat } from '../zooFunction';
import { ascending, text } from './lists';

interface Item {
  readonly id: number;
  readonly name: string;
}

const numberMap = (n: number): Map<number, number> => new Map(ascending(n).map((i) => [i, i]));
const bytes = (n: number): Buffer => Buffer.alloc(8 * n + 1_024, 'xyz');
const settled = (n: number): Promise<Item>[] => ascending(n).map((id) => Promise.resolve({ id, name: 'item' }));

function latestMean(list: readonly number[]): number {
  let sum = 0;
  for (let i = Math.max(0, list.length - 50); i < list.length; i++) sum += list[i]!;
  return sum / 50;
}

function dayOfWeek(days: number): string {
  return ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'][days % 7]!;
}

/** Functions that take as long at every size. */
export const constant = {
  'read an element': flat((list: number[]) => list[list.length >> 1], ascending),
  'push and pop': flat((list: number[]) => {
    list.push(1);
    return list.pop();
  }, ascending),
  'get from a map': flat((map: Map<number, number>) => map.get(map.size >> 1), numberMap),
  'length of a text': flat((value: string) => value.length, text),
  'mean of the latest 50': flat(latestMean, (n) => ascending(n + 50)),
  'first 20 of a list': flat(
    (list: number[]) => list.slice(0, 20).join(),
    (n) => ascending(n + 20),
  ),
  'day of the week': flat(dayOfWeek),
  'hash the first kilobyte': flat(
    (value: Buffer) => createHash('sha256').update(value.subarray(0, 1_024)).digest('hex'),
    bytes,
  ),
  'read a header': flat((value: Buffer) => value.readUInt32LE(4) + value.toString('latin1', 8, 24).length, bytes),
  'await once': flat(async (n: number) => (await Promise.resolve(n)) + 1),
  'await one of many': flat(async (list: Promise<Item>[]) => (await list[list.length >> 1]!).name, settled),
};
