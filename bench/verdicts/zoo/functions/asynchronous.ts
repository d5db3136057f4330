import { scattered } from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';

const same = (value: number): Promise<number> => Promise.resolve(value);

async function* generated(n: number): AsyncGenerator<number> {
  for (let i = 0; i < n; i++) yield i;
}

/** Functions that return promises. */
export const asynchronous = {
  'await in a loop': zoo('n', ['1', 'constant', 'log n'], async (n: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += await same(i);
    return sum;
  }),
  'await all': zoo(
    'n',
    '1',
    async (n: number) => (await Promise.all(Array.from({ length: n }, (_, i) => same(i)))).length,
  ),
  'chain promises': zoo('n', '1', (n: number) => {
    let last = Promise.resolve(0);
    for (let i = 0; i < n; i++) last = last.then((value) => value + 1);
    return last;
  }),
  'read an async generator': zoo('n', '1', async (n: number) => {
    let sum = 0;
    for await (const value of generated(n)) sum += value;
    return sum;
  }),
  'await pairs': zoo(
    'n^2',
    ['n', 'n log n'],
    async (list: number[]) => {
      let count = 0;
      for (const a of list) {
        for (const b of list) if (a > b) count++;
        await same(a);
      }
      return count;
    },
    scattered,
  ),
  'collect results by spread': zoo('n^2', 'n', async (n: number) => {
    let all: number[] = [];
    for (let i = 0; i < n; i++) all = [...all, await same(i)];
    return all.length;
  }),
};
