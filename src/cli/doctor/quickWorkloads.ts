import { EventEmitter } from 'node:events';

// A hook into promises, once it was on, slows down awaiting the promise of an async function for good.
const resolved = async (value: number): Promise<number> => value;

/** Emitters of other events, so that an event costs as much as in a program that has many. */
const others = Array.from({ length: 8 }, (_, i) =>
  new EventEmitter().on(`event ${String(i)}`, (value: number) => value + i),
);
for (let round = 0; round < 500; round++) others.forEach((other, i) => other.emit(`event ${String(i)}`, round));

const emitter = new EventEmitter();
let heard = 0;
emitter.on('event', (value: number) => {
  heard += value;
});

/** The size at which the workloads are measured: a call takes some microseconds. */
export const SIZE = 20;

/** Five workloads that the sandbox of Jest slows down, each a loop. */
export const workloads = {
  lookUpsOfGlobals(n: number): number {
    let largest = 0;
    for (let i = 0; i < 100 * n; i++) largest = Math.max(largest, i & 1023);
    return largest;
  },

  newMaps(n: number): number {
    let size = 0;
    for (let i = 0; i < 5 * n; i++) size += new Map().size + i;
    return size;
  },

  awaits: async (n: number): Promise<number> => {
    let sum = 0;
    for (let i = 0; i < 5 * n; i++) sum += await resolved(i);
    return sum;
  },

  errors(n: number): number {
    let caught = 0;
    for (let i = 0; i < n / 10; i++) {
      try {
        throw new Error('caught');
      } catch {
        caught++;
      }
    }
    return caught;
  },

  events(n: number): number {
    for (let i = 0; i < 10 * n; i++) emitter.emit('event', 1);
    return heard + others.length;
  },
};
