import type { Curve } from '../../model/growth';
import type { Direction } from './direction';

/** The fewest sizes that show a last step, the one before it, and what was below. */
export const FEWEST_TO_SETTLE = 4;

/** The ratio of the sizes of a step, and of a double step; a sweep may also show halves of the steps at its top. */
const STEP = { single: 4, double: 16, half: 2 } as const;
/** How many half steps a sweep must show for any of them to count. */
const HALVES = 3;
/** Sizes are whole numbers, and the smallest are few: a step may be wider or narrower by this factor. */
const ROUNDING = 1.35;

/** A step between two sizes, by their indices. */
export interface Step {
  readonly lower: number;
  readonly upper: number;
  /** The logarithm of the ratio of the sizes. */
  readonly width: number;
}

/** The steps of a sweep over which a price is judged. */
export interface Steps {
  /** The largest size. */
  readonly top: number;
  /** Steps of about a factor of four, from the top down. */
  readonly singles: readonly Step[];
  /** The two highest of them together. */
  readonly double: Step;
  /** The three highest steps of about a factor of two, if the sweep has those sizes. */
  readonly halves: readonly Step[] | undefined;
  /** The three half steps together. */
  readonly halvesTogether: Step | undefined;
}

/** Returns the steps of a sweep, each between the sizes that are nearest to its ends. */
export function stepsOf(sizes: readonly number[]): Steps {
  const top = sizes.length - 1;
  const step = (lower: number, upper: number): Step => ({
    lower,
    upper,
    width: Math.log(sizes[upper]! / sizes[lower]!),
  });
  const singles: Step[] = [];
  for (let upper = top; upper > 0; upper = singles.at(-1)!.lower) {
    const lower = indexNear(sizes, sizes[upper]! / STEP.single, upper);
    // What is left at the bottom is too narrow to be a step of its own.
    if (singles.length > 0 && sizes[upper]! / sizes[lower]! < STEP.half) break;
    singles.push(step(lower, upper));
  }
  const halves = Array.from({ length: HALVES }, (_, i) => step(top - i - 1, top - i));
  const isHalf = ({ width }: Step): boolean => Math.abs(width - Math.log(STEP.half)) < Math.log(ROUNDING);
  const hasHalves = top >= HALVES && halves.every(isHalf);
  return {
    top: sizes[top]!,
    singles,
    double: step(indexNear(sizes, sizes[top]! / STEP.double, singles[0]!.lower || 1), top),
    halves: hasHalves ? halves : undefined,
    halvesTogether: hasHalves ? step(top - HALVES, top) : undefined,
  };
}

/** Returns the index of the size nearest to n, among those below an index. */
function indexNear(sizes: readonly number[], n: number, below: number): number {
  const distance = (index: number): number => Math.abs(Math.log(sizes[index]! / n));
  let nearest = below - 1;
  while (nearest > 0 && distance(nearest - 1) < distance(nearest)) nearest--;
  return nearest;
}

/**
 * How the price of a unit of the claimed growth, which is time over that growth, changes towards the top of a sweep. It
 * settles if the claim is true, and changes without end if it is not. For what lies below a claim all signs are reversed.
 */
export interface PriceChange {
  /** The exponents over the steps of about a factor of four, from the top down. */
  readonly singles: readonly number[];
  /** The exponent over the two highest of them together. */
  readonly double: number;
  /** The exponents over the three highest steps of about a factor of two, if the sweep has them. */
  readonly halves: readonly number[] | undefined;
  /** The exponent over these together. */
  readonly halvesTogether: number | undefined;
  /** The logarithm of the price at the top over the lowest price below it. */
  readonly rise: number;
  /** The same without the largest of the steps. */
  readonly restOfRise: number;
  /** The logarithms of the factors by which the price changes over the half steps. */
  readonly halfRises: readonly number[] | undefined;
}

/** Returns how the price of a unit of the curve changes over the steps of a sweep. */
export function priceChange(steps: Steps, prices: readonly number[]): PriceChange {
  const rise = ({ lower, upper }: Step): number => prices[upper]! - prices[lower]!;
  const exponent = (step: Step): number => rise(step) / step.width;
  const whole = prices.at(-1)! - Math.min(...prices.slice(0, -1));
  return {
    singles: steps.singles.map(exponent),
    double: exponent(steps.double),
    halves: steps.halves?.map(exponent),
    halvesTogether: steps.halvesTogether && exponent(steps.halvesTogether),
    rise: whole,
    restOfRise: whole - Math.max(0, ...steps.singles.map(rise)),
    halfRises: steps.halves?.map(rise),
  };
}

/** Returns the logarithms of the prices of a unit of the curve, with their signs reversed for what lies below a claim. */
export function logPrices(
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
  direction: Direction = 'above',
): number[] {
  const sign = direction === 'above' ? 1 : -1;
  return sizes.map((n, i) => sign * Math.log(times[i]! / curve(n)));
}
