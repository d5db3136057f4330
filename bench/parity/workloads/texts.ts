import { EventEmitter } from 'node:events';

export function stringBuild(n: number): number {
  let text = '';
  for (let i = 0; i < 10 * n; i++) text += String(i & 7);
  return text.length;
}

export function regex(n: number): number {
  let found = 0;
  for (let i = 0; i < 5 * n; i++) if (/(\d+)-(\d+)/.test(i & 1 ? 'from 12-345 on' : 'nothing here')) found++;
  return found;
}

const RECORD = { name: 'a name', list: [1, 2, 3, { deep: true }], nested: { text: 'text', number: 1.5 } };

export function json(n: number): number {
  let length = 0;
  for (let i = 0; i < n / 4; i++) length += Object.keys(JSON.parse(JSON.stringify(RECORD)) as object).length;
  return length;
}

function atDepth<Result>(depth: number, make: () => Result): Result {
  return depth === 0 ? make() : atDepth(depth - 1, make);
}

export function errorNew(n: number): number {
  let length = 0;
  for (let i = 0; i < n / 10; i++) length += atDepth(20, () => new Error('deep')).message.length;
  return length;
}

export function errorThrowShallow(n: number): number {
  let caught = 0;
  for (let i = 0; i < n / 10; i++) {
    try {
      throw new Error('shallow');
    } catch {
      caught++;
    }
  }
  return caught;
}

export function errorStack(n: number): number {
  let length = 0;
  for (let i = 0; i < n / 20; i++) length += atDepth(20, () => new Error('deep')).stack?.length ?? 0;
  return length;
}

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

export function emit(n: number): number {
  for (let i = 0; i < 10 * n; i++) emitter.emit('event', 1);
  return heard + others.length;
}
