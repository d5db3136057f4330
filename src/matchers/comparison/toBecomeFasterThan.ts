import { CountedComparisonClaim } from '../../claims/counts/countedComparisonClaim';
import { CrossoverClaim } from '../../claims/crossover/crossoverClaim';
import { count, metricName } from '../../describe/quantity';
import { isArm } from '../../workload/experiment';
import { armsOf, range, type ArmOrMeasurable } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { COMPARING, type ComparingOptions } from './comparing';
import { UsageError } from '../core/usageError';
import { knownOptions, metricOption } from '../core/options';

/** The options of `toBecomeFasterThan`. */
export interface BecomeFasterOptions extends ComparingOptions {
  /** The size from which this must be faster at the latest. */
  readonly before: number;
}

/** The number of sizes if none are given, each half of the next. */
const SIZES = 8;

/** The type of the matcher, for `expect`. */
export interface ToBecomeFasterThan {
  /**
   * Decides whether this is faster than another workload from some size on, `before` at the latest, and finds the size.
   *
   * @example
   * await expect(byHash).toBecomeFasterThan(byScan, { before: 100, input: (n) => listOf(n) });
   */
  toBecomeFasterThan(other: ArmOrMeasurable, options: BecomeFasterOptions): Promise<void>;
}

export const toBecomeFasterThan = claimMatcher('toBecomeFasterThan', (received, other, given = {}) => {
  const matcher = 'toBecomeFasterThan';
  const options = knownOptions<BecomeFasterOptions>(matcher, given, ['before', ...COMPARING]);
  const { before } = options;
  if (!(Number.isSafeInteger(before) && before > 0)) {
    throw new UsageError(
      before === (undefined as unknown) ? '`before` is required' : '`before` must be a positive whole number',
      `For example: ${matcher}(other, { before: 1_000 })`,
      { value: before },
    );
  }
  const sizes = sizesAround(before, options.sizes ?? [received, other].find(isArm)?.experiment.sizes);
  const subjects = { 'the received value': received, 'the other': other };
  const arms = armsOf(`${matcher}(other, { before: ${String(before)}, … })`, subjects, { ...options, sizes }, 1);
  const [arm, otherArm] = arms.names as [string, string];
  const metric = metricOption(matcher, options, 'other, ');
  const at = `before n = ${count(before)}, looked for at ${range(arms.sizes)}`;
  if (metric !== undefined) {
    const claimed = `${arm} comes to count fewer ${metricName(metric)} than ${otherArm} ${at}`;
    return { kind: 'counted', arms, claimed, metric, claimOver: () => new CountedComparisonClaim({ metric, before }) };
  }
  const claim = new CrossoverClaim({ arm, other: otherArm, sizes: arms.sizes, before });
  return { kind: 'timed', arms, claimed: `${arm} becomes faster than ${otherArm} ${at}`, claim };
});

/** Returns the sizes to measure, with the size that the claim names among them. */
function sizesAround(before: number, given: unknown): readonly number[] {
  if (given === undefined) {
    const halves = Array.from({ length: SIZES }, (_, i) => Math.floor(before / 2 ** i)).filter((n) => n > 0);
    return halves.reverse();
  }
  // The sizes are checked later.
  if (!Array.isArray(given) || !given.every((n) => Number.isSafeInteger(n))) return given as readonly number[];
  const sizes = given as readonly number[];
  return sizes.includes(before) || !isAscending(sizes) ? sizes : [...sizes, before].sort((a, b) => a - b);
}

function isAscending(sizes: readonly number[]): boolean {
  return sizes.length > 0 && sizes.every((n, i) => i === 0 || n > sizes[i - 1]!);
}
