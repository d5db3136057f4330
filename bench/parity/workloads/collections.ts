export function mapSetGet(n: number): number {
  const map = new Map<string, number>();
  let sum = 0;
  for (let i = 0; i < 10 * n; i++) map.set(KEYS[i % KEYS.length]!, i);
  for (let i = 0; i < 10 * n; i++) sum += map.get(KEYS[i % KEYS.length]!) ?? 0;
  return sum;
}

const KEYS = Array.from({ length: 97 }, (_, i) => `key ${String(i)}`);

export function smallMaps(n: number): number {
  let size = 0;
  for (let i = 0; i < 5 * n; i++) size += new Map().size + i;
  return size;
}

export function arrayPush(n: number): number {
  const list: number[] = [];
  for (let i = 0; i < 20 * n; i++) list.push(i);
  return list.length;
}

const NUMBERS = Array.from({ length: 100 }, (_, i) => (i * 7919) % 101);

export function arrayMapFilter(n: number): number {
  let length = 0;
  for (let i = 0; i < n; i++) length += NUMBERS.map((x) => x + i).filter((x) => x % 3 === 0).length;
  return length;
}

export function sort(n: number): number {
  let last = 0;
  for (let i = 0; i < n; i++) last = [...NUMBERS].sort((a, b) => a - b)[50]!;
  return last;
}

export function spreadDestructure(n: number): number {
  let sum = 0;
  for (let i = 0; i < 10 * n; i++) {
    const { a, ...rest } = { ...POINT, b: i };
    sum += a + rest.b;
  }
  return sum;
}

const POINT = { a: 1, b: 2, c: 3 };

export function objectAllocation(n: number): number {
  let last = { x: 0, y: 0, before: undefined as unknown };
  for (let i = 0; i < 20 * n; i++) last = { x: i, y: last.x, before: i & 1 ? last.y : undefined };
  return last.y;
}

class Counter {
  #count = 0;

  add(more: number): number {
    this.#count = (this.#count + more) | 0;
    return this.#count;
  }
}

export function classPrivate(n: number): number {
  const counter = new Counter();
  let last = 0;
  for (let i = 0; i < 50 * n; i++) last = counter.add(i);
  return last;
}

export function uint8Index(n: number): number {
  const bytes = BYTES;
  let sum = 0;
  for (let i = 0; i < 50 * n; i++) {
    bytes[i & 255] = sum;
    sum += bytes[(i * 7) & 255]!;
  }
  return sum;
}

const BYTES = new Uint8Array(256);

export function uint8Allocation(n: number): number {
  let length = 0;
  for (let i = 0; i < 5 * n; i++) length += new Uint8Array(32).length;
  return length;
}

export function float64Allocation(n: number): number {
  let length = 0;
  for (let i = 0; i < 5 * n; i++) length += new Float64Array(8).length;
  return length;
}

export function uint8Methods(n: number): number {
  let sum = 0;
  for (let i = 0; i < 5 * n; i++) sum += BYTES.fill(i & 255, 0, 64).indexOf(300);
  return sum;
}

export function bufferFrom(n: number): number {
  let length = 0;
  for (let i = 0; i < 2 * n; i++) length += Buffer.from('a short text').length;
  return length;
}
