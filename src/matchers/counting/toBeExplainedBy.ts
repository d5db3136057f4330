import type { Metric } from '../../model/metric';
import { countsAtSizes } from '../../claims/counts/countedClaim';
import { ExplanationClaim } from '../../claims/explanation/explanationClaim';
import { stated, metricName } from '../../describe/quantity';
import { armsOf, NO_SIZES, overRange } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { factorOption, isMetricName, knownOptions, METRIC_NAMES, type MeasuringOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** The options of `toBeExplainedBy`. */
export interface ExplanationOptions extends MeasuringOptions {
  /** How much the time of any arm may differ, at any size, from the time that its counts predict. @defaultValue `'10 %'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeExplainedBy {
  /**
   * Decides whether a count explains why arms differ: whether one price per count, the same in all arms, and one fixed
   * cost make up the time of every arm at every size.
   *
   * @param metric - `'steps'`, `'loopTurns'`, `'promises'`, or the name of a count that `run` returns
   * @example
   * await expect([nested, flat]).toBeExplainedBy('loopTurns', { sizes: [1, 4, 16, 64] });
   */
  toBeExplainedBy(metric: Metric, options?: ExplanationOptions): Promise<void>;
}

export const toBeExplainedBy = claimMatcher('toBeExplainedBy', (received, metric, given = {}) => {
  const matcher = 'toBeExplainedBy';
  const example = `For example: await expect([nested, flat]).${matcher}('loopTurns')`;
  if (!isMetricName(metric)) throw new UsageError(`what explains must be ${METRIC_NAMES}`, example, { value: metric });
  if (!Array.isArray(received) || received.length === 0) {
    const expected = 'the received value must be a list of the arms that are to be explained together';
    throw new UsageError(expected, example, { value: received });
  }
  const options = knownOptions<ExplanationOptions>(matcher, given, ['within', 'sizes', 'input', 'budget']);
  const within = factorOption(matcher, 'within', options.within, 1.1) - 1;
  const subjects = Object.fromEntries(received.map((arm: unknown, i) => [`arm ${String(i + 1)}`, arm]));
  const arms = armsOf(`${matcher}('${metric}', { … })`, subjects, options, 1);
  const { sizes, names } = arms;
  if (sizes.length === 0) {
    throw new UsageError(NO_SIZES, `For example: ${matcher}('${metric}', { sizes: [1, 4, 16] })`);
  }
  return {
    kind: 'counted first',
    arms,
    claimed: `${names.join(', ')} take what their ${metricName(metric)} cost, within ${stated(100 * within)} %,${overRange(sizes)}`,
    metric,
    claimOf: (armCounts) => {
      const counted = armCounts.map(({ arm, counts }) => ({ arm, counts: countsAtSizes(counts) }));
      return new ExplanationClaim({ metric, sizes, within, arms: counted });
    },
  };
});
