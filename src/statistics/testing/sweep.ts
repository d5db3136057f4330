import type { Curve } from '../../model/growth';

/** The sizes of a sweep, each four times the one before. */
export const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
/** The largest of them. */
export const TOP = 65_536;

export const linear: Curve = (n) => n;
export const quadratic: Curve = (n) => n * n;
export const timesLog: Curve = (n) => n * Math.log2(n);

/** Returns the values of a curve at some sizes. */
export function at(sizes: readonly number[], curve: Curve): number[] {
  return sizes.map(curve);
}
