import type { Curve } from '../../model/growth';

/** The sizes that simulated sweeps have, one time the fourfold of the last. */
export const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
const TOP = 65_536;
const FIFTH = 16_384;
const MIDDLE = 2048;

export const linear: Curve = (n) => n;
export const quadratic: Curve = (n) => n * n;
export const linearithmic: Curve = (n) => n * Math.log2(n);

/** Returns n to a power. */
export function power(exponent: number): Curve {
  return (n) => n ** exponent;
}

/** Returns a curve with a fixed cost that is so many times its own at the top of the sweep. */
export function withFixedCost(times: number, curve: Curve): Curve {
  return (n) => times * curve(TOP) + curve(n);
}

/** Returns n with a cache that is full from the middle of the sweep on, or between its two largest sizes. */
export function cacheStep(factor: number, at: 'middle' | 'top'): Curve {
  const last = at === 'middle' ? MIDDLE : FIFTH;
  return (n) => (n <= last ? n : factor * n);
}

/** Returns n up to a size in the middle, or to the fifth of six, and n^2 from there. */
export function knee(at: 'middle' | 'fifth'): Curve {
  const from = at === 'middle' ? MIDDLE : FIFTH;
  return (n) => (n <= from ? n : (n * n) / from);
}

/** Pushes onto an array whose capacity grows by half, and is copied: what each push costs, and the capacity at the end. */
export const staircase: Curve = (n) => {
  let capacity = 16;
  while (capacity < n) capacity = Math.floor(1.5 * capacity) + 16;
  return n + capacity / 2;
};

/** The smallest size costs more: nothing was optimised for it. */
export const smallPenalty: Curve = (n) => (n <= SIZES[0]! ? 1.3 * n : n);

/**
 * Linear code of Node's as it was measured: its local exponents over 64, 256, ... 262,144. Caches and garbage bend it.
 */
export const REAL_BENDS: Readonly<Record<string, Curve>> = {
  'push of objects': throughExponents([1.54, 0.93, 0.79, 1.5, 1.19, 1.24]),
  'Map inserts': throughExponents([0.97, 1.05, 1.09, 1.69, 1.11, 1.14]),
  'Set of strings': throughExponents([1.02, 1.03, 1.14, 1.37, 1.2, 1.35]),
  join: throughExponents([0.95, 1.0, 1.05, 1.25, 1.22, 1.0]),
};

/** Returns the curve with these exponents over one factor of 4 after the other, and of n below and above. */
function throughExponents(exponents: readonly number[]): Curve {
  const step = Math.log(4);
  return (n) => {
    const above = Math.log(n / SIZES[0]!);
    const rises = exponents.map((exponent, i) => (exponent - 1) * Math.min(Math.max(above - i * step, 0), step));
    return n * Math.exp(rises.reduce((sum, rise) => sum + rise, 0));
  };
}
