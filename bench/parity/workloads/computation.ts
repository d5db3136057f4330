import { performance } from 'node:perf_hooks';
import { increment } from './increment';

export function arithmetic(n: number): number {
  let state = n;
  for (let i = 0; i < 20 * n; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223 + (state >> 7)) | 0;
  return state;
}

export function mathMax(n: number): number {
  let largest = 0;
  for (let i = 0; i < 100 * n; i++) largest = Math.max(largest, i & 1023);
  return largest;
}

export function globalRead(n: number): number {
  let found = 0;
  for (let i = 0; i < 100 * n; i++) if (typeof setImmediate === 'function') found++;
  return found;
}

export function arrayIsArray(n: number): number {
  const list = [n];
  let found = 0;
  for (let i = 0; i < 100 * n; i++) if (Array.isArray(list)) found++;
  return found;
}

export function performanceNow(n: number): number {
  let last = 0;
  for (let i = 0; i < 5 * n; i++) last = performance.now();
  return last;
}

export function hrtimeBigint(n: number): bigint {
  let last = 0n;
  for (let i = 0; i < 5 * n; i++) last = process.hrtime.bigint();
  return last;
}

export function closures(n: number): number {
  const adders = Array.from({ length: 8 }, (_, step) => (x: number) => (x + step) | 0);
  let sum = 0;
  for (let i = 0; i < 20 * n; i++) sum = adders[i & 7]!(sum);
  return sum;
}

export function moduleCall(n: number): number {
  let sum = 0;
  for (let i = 0; i < 20 * n; i++) sum = increment(sum) ^ i;
  return sum;
}

function* counting(until: number): Generator<number, void, undefined> {
  for (let i = 0; i < until; i++) yield i;
}

export function generator(n: number): number {
  let sum = 0;
  for (const i of counting(10 * n)) sum += i;
  return sum;
}

function* delegating(until: number): Generator<number, void, undefined> {
  yield* counting(until);
}

export function yieldStar(n: number): number {
  let sum = 0;
  for (const i of delegating(10 * n)) sum += i;
  return sum;
}
