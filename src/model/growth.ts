/** A curve that times are compared with: cost as a function of size, up to a constant factor. */
export type Curve = (n: number) => number;

/** How cost grows with size, up to a constant factor and a fixed cost. */
export type Growth = '1' | 'log n' | 'sqrt n' | 'n' | 'n log n' | `n^${number}`;

const NAMED: Readonly<Record<string, Curve>> = {
  '1': () => 1,
  // One more than n: the logarithm of 1 is no cost that anything could be measured against.
  'log n': (n) => Math.log2(n + 1),
  'sqrt n': Math.sqrt,
  n: (n) => n,
  'n log n': (n) => n * Math.log2(n + 1),
};

/**
 * Returns the curve that a growth names, or undefined where it names none.
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

/** The growths that every scaling verdict is held against, slowest first. */
export const STANDARD_GROWTHS = [
  '1',
  'log n',
  'sqrt n',
  'n',
  'n log n',
  'n^1.5',
  'n^2',
  'n^3',
] as const satisfies Growth[];

/** The exponent may differ by a quarter: linear code whose data outgrow a cache bends nearly so much. */
export const SCALING_MARGIN = 0.25;

/** Minima over groups of 1, 3 and 9 rounds are what the votes of a scaling claim are taken on. */
export const SCALING_GROUPS = [1, 3, 9] as const;
