import * as known from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { ascending, words } from './lists';

interface Entry {
  readonly id: number;
  readonly group: string;
}

const entries = (n: number): Entry[] => ascending(n).map((id) => ({ id, group: `g${String(id % 50)}` }));

/** Functions on arrays, maps, sets and objects. */
export const collections = {
  'sum a list': zoo(
    'n',
    ['1', 'constant', 'log n'],
    (list: number[]) => list.reduce((sum, value) => sum + value, 0),
    known.scattered,
  ),
  'find the largest': zoo('n', '1', (list: number[]) => list.reduce((a, b) => (a > b ? a : b), 0), known.scattered),
  'map, filter, reduce': zoo(
    'n',
    '1',
    (list: number[]) =>
      list
        .map((value) => value * 2)
        .filter((value) => value % 3 === 0)
        .reduce((sum, value) => sum + value, 0),
    known.scattered,
  ),
  'fill a map': zoo('n', '1', (list: string[]) => new Map(list.map((word, i) => [word, i])).size, words),
  'fill a set': zoo('n', '1', (list: number[]) => new Set(list).size, known.scattered),
  'unique by set': zoo('n', '1', (list: number[]) => [...new Set(list)].length, known.scattered),
  'unique by indexOf': zoo(
    'n^2',
    ['n', 'n log n'],
    (list: number[]) => list.filter((value, i) => list.indexOf(value) === i).length,
    known.scattered,
  ),
  'common by includes': zoo(
    'n^2',
    'n',
    (list: number[]) => list.filter((value) => list.includes(value + 1)).length,
    known.scattered,
  ),
  'common by set': zoo(
    'n',
    '1',
    (list: number[]) => {
      const set = new Set(list);
      return list.filter((value) => set.has(value + 1)).length;
    },
    known.scattered,
  ),
  'group by key': zoo(
    'n',
    '1',
    (list: Entry[]) => {
      const groups = new Map<string, Entry[]>();
      for (const entry of list) {
        const group = groups.get(entry.group);
        if (group === undefined) groups.set(entry.group, [entry]);
        else group.push(entry);
      }
      return groups.size;
    },
    entries,
  ),
  'index by id in an object': zoo(
    'n',
    '1',
    (list: string[]) => {
      const index: Record<string, number> = {};
      list.forEach((word, i) => (index[word] = i));
      return index;
    },
    words,
  ),
  'accumulate by spread': zoo(
    'n^2',
    'n',
    (list: number[]) => list.reduce<number[]>((all, value) => [...all, value], []).length,
    known.scattered,
  ),
  'accumulate by concat': zoo(
    'n^2',
    'n',
    (list: number[]) => {
      let all: number[] = [];
      for (const value of list) all = all.concat(value);
      return all.length;
    },
    known.scattered,
  ),
  'accumulate by push': zoo(
    'n',
    '1',
    (list: number[]) => {
      const all: number[] = [];
      for (const value of list) all.push(value);
      return all.length;
    },
    known.scattered,
  ),
  'insert at the front': zoo('n^2', 'n', (n: number) => {
    const list: number[] = [];
    for (let i = 0; i < n; i++) list.splice(0, 0, i);
    return list.length;
  }),
  'sort numbers': zoo('n log n', 'log n', (list: number[]) => [...list].sort((a, b) => a - b)[0], known.scattered),
  'sort words': zoo('n log n', 'log n', (list: string[]) => [...list].sort()[0], words),
  'copy and reverse': zoo('n', '1', (list: number[]) => [...list].reverse()[0], known.scattered),
  'flatten pairs': zoo(
    'n',
    '1',
    (list: number[]) => list.map((value) => [value, value]).flat().length,
    known.scattered,
  ),
  'clone objects': zoo('n', '1', (list: Entry[]) => structuredClone(list).length, entries),
  'copy one of n entries': zoo(
    'n',
    '1',
    (list: Entry[]) => list.map((entry, i) => (i === 5 ? { ...entry, id: 0 } : entry)).length,
    entries,
  ),
  'sum a typed array': zoo('n', ['1', 'constant', 'sqrt n'], known.sum.run, known.sum.input),
  'sort a typed array': zoo(
    'n log n',
    'log n',
    (list: Float64Array) => list.slice().sort()[0],
    (n) => Float64Array.from(known.scattered(n)),
  ),
  'join buffers one by one': zoo('n^2', 'n', (n: number) => {
    let all = Buffer.alloc(0);
    const chunk = Buffer.from('abcd');
    for (let i = 0; i < n; i++) all = Buffer.concat([all, chunk]);
    return all.length;
  }),
  'join buffers at once': zoo('n', '1', (n: number) => {
    const chunks: Buffer[] = [];
    for (let i = 0; i < n; i++) chunks.push(Buffer.from('abcd'));
    return Buffer.concat(chunks).length;
  }),
  'queue by an index': zoo('n', '1', (n: number) => {
    const queue = [0];
    for (let head = 0; head < n; head++) queue.push(queue[head]! + 1);
    return queue.length;
  }),
  'linked list': zoo('n', ['1', 'sqrt n'], (n: number) => {
    let head: { readonly value: number; readonly next: unknown } | undefined;
    for (let i = 0; i < n; i++) head = { value: i, next: head };
    return head;
  }),
};
