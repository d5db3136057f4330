import type { Curve } from '../../model/growth';

/** The sizes of simulated sweeps, each four times the one before. */
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

/** Returns a curve with a fixed cost, as a multiple of the curve at the top of the sweep. */
export function withFixedCost(multiple: number, curve: Curve): Curve {
  return (n) => multiple * curve(TOP) + curve(n);
}

/** Returns n with the step of a full cache: in the middle of the sweep, or between its two largest sizes. */
export function cacheStep(factor: number, at: 'middle' | 'top'): Curve {
  const last = at === 'middle' ? MIDDLE : FIFTH;
  return (n) => (n <= last ? n : factor * n);
}

/** Returns n up to a size in the middle, or to the fifth of six, and n^2 from there. */
export function knee(at: 'middle' | 'fifth'): Curve {
  const from = at === 'middle' ? MIDDLE : FIFTH;
  return (n) => (n <= from ? n : (n * n) / from);
}

/** The cost of pushes onto an array whose capacity grows by half each time: one each, and the copies. */
export const staircase: Curve = (n) => {
  let capacity = 16;
  while (capacity < n) capacity = Math.floor(1.5 * capacity) + 16;
  return n + capacity / 2;
};

/** n, but the smallest size costs more: no code was optimised for it. */
export const smallPenalty: Curve = (n) => (n <= SIZES[0]! ? 1.3 * n : n);

/** Linear code of Node as measured, by its local exponents over 64, 256, ... 262,144: caches and garbage bend it. */
export const REAL_BENDS: Readonly<Record<string, Curve>> = {
  'push of objects': throughExponents([1.54, 0.93, 0.79, 1.5, 1.19, 1.24]),
  'Map inserts': throughExponents([0.97, 1.05, 1.09, 1.69, 1.11, 1.14]),
  'Set of strings': throughExponents([1.02, 1.03, 1.14, 1.37, 1.2, 1.35]),
  join: throughExponents([0.95, 1.0, 1.05, 1.25, 1.22, 1.0]),
};

/** Returns the curve with these exponents, each over a factor of 4 in size, and of n below and above. */
function throughExponents(exponents: readonly number[]): Curve {
  const step = Math.log(4);
  return (n) => {
    const above = Math.log(n / SIZES[0]!);
    const rises = exponents.map((exponent, i) => (exponent - 1) * Math.min(Math.max(above - i * step, 0), step));
    return n * Math.exp(rises.reduce((sum, rise) => sum + rise, 0));
  };
}
