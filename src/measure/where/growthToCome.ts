import type { OriginalLine } from '../source/originalSource';

/** How often a part of the code ran in one call of each of three sizes. */
export interface PartSteps extends OriginalLine {
  readonly counts: readonly [number, number, number];
}

/** A part of the code that grows faster than a claim allows, though time does not show it yet. */
export interface GrowthToCome extends OriginalLine {
  /** How often it runs at the largest of the sizes, and like which power of n. */
  readonly steps: number;
  readonly exponent: number;
  /** The size from which on it would take half of the time, were all steps equally long. */
  readonly halfAt: number;
}

/** A part grows faster than claimed if its steps do by so much, as a power of n, between each two sizes. */
const FASTER = 0.5;

/**
 * Returns the part of the code that runs most of those whose steps grow faster than claimed by half a power of n or more;
 * undefined if there is none. What does not run at the smallest size, or begins in between, is not extrapolated.
 *
 * @param parts - all parts of the code that ran
 * @param sizes - three sizes, ascending
 * @param power - the power of n by which the claim lets time grow between them
 */
export function growthToCome(
  parts: readonly PartSteps[],
  sizes: readonly [number, number, number],
  power: number,
): GrowthToCome | undefined {
  const exponentOf = ({ counts }: PartSteps, step: 0 | 1): number =>
    Math.log(counts[step + 1]! / counts[step]) / Math.log(sizes[step + 1]! / sizes[step]);
  const faster = parts.filter(
    (part) => part.counts[0] > 0 && ([0, 1] as const).every((step) => exponentOf(part, step) - power >= FASTER),
  );
  const [most] = faster.sort((a, b) => b.counts[2] - a.counts[2]);
  if (most === undefined) return undefined;
  const { file, line, counts } = most;
  const exponent = exponentOf(most, 1);
  const all = parts.reduce((sum, part) => sum + part.counts[2], 0);
  const halfAt = sizes[2] * Math.max(1, all / 2 / counts[2]) ** (1 / (exponent - power));
  return { file, line, steps: counts[2], exponent, halfAt };
}
