/** Cost as a function of size, up to a constant factor: times are compared with it. */
export type Curve = (n: number) => number;

/** How cost grows with size, up to a constant factor and a fixed cost. */
export type Growth = '1' | 'log n' | 'sqrt n' | 'n' | 'n log n' | `n^${number}`;

const NAMED: Readonly<Record<string, Curve>> = {
  '1': () => 1,
  // One more than n, since the logarithm of 1 is no cost.
  'log n': (n) => Math.log2(n + 1),
  'sqrt n': Math.sqrt,
  n: (n) => n,
  'n log n': (n) => n * Math.log2(n + 1),
};

/**
 * Returns the curve that a growth names, or undefined if it names none.
 *
 * @param growth - `'1'`, `'log n'`, `'sqrt n'`, `'n'`, `'n log n'`, or `'n^p'` with a power over 0 and up to 10
 * @example
 * curveOf('n^2')?.(3); // 9
 */
export function curveOf(growth: string): Curve | undefined {
  const named = Object.hasOwn(NAMED, growth) ? NAMED[growth] : undefined;
  if (named !== undefined) return named;
  const power = /^n\^(\d+(?:\.\d+)?)$/.exec(growth)?.[1];
  if (power === undefined || Number(power) === 0 || Number(power) > 10) return undefined;
  return (n) => n ** Number(power);
}

/** The growths that every scaling verdict is compared with, slowest first. */
export const STANDARD_GROWTHS: readonly Growth[] = ['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5', 'n^2', 'n^3'];

/** The most by which an exponent may differ: linear code whose data outgrow a cache differs nearly so much. */
export const SCALING_MARGIN = 0.25;

/** The numbers of rounds whose minima give the votes of a scaling claim. */
export const SCALING_GROUPS = [1, 3, 9] as const;
