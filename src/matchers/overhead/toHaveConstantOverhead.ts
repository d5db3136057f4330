import { OverheadClaim } from '../../claims/overhead/overheadClaim';
import { stated } from '../../describe/quantity';
import { armsOf, range, type Subject } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { budgetOption, factorOption, knownOptions, type MeasuringOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** What `toHaveConstantOverhead` takes. */
export interface ConstantOverheadOptions extends MeasuringOptions {
  /** What the overhead is added to. */
  readonly over: Subject;
  /** The overhead may change by this factor over the sweep. @defaultValue `'1.5x'` */
  readonly within?: Ratio;
}

const OPTIONS = ['over', 'within', 'sizes', 'input', 'budget'] as const;

/** The type of the matcher, for `expect`. */
export interface ToHaveConstantOverhead {
  /**
   * Decides whether what this costs more than another, A - B, stays the same over the sweep. It can answer where A - B
   * is not small beside B, over few and small sizes; over wide sweeps ask `toHaveSameSlopeAs`.
   *
   * @example
   * await expect(wrapped).toHaveConstantOverhead({ over: bare, sizes: [2, 4, 8] });
   */
  toHaveConstantOverhead(options: ConstantOverheadOptions): Promise<void>;
}

export const toHaveConstantOverhead = claimMatcher('toHaveConstantOverhead', (received, given = {}) => {
  const matcher = 'toHaveConstantOverhead';
  const options = knownOptions<ConstantOverheadOptions>(matcher, given, OPTIONS);
  const factor = factorOption(matcher, 'within', options.within, 1.5);
  const arms = armsOf(
    `${matcher}({ over: other, … })`,
    { 'the received value': received, '`over`': options.over },
    options,
    2,
  );
  const [arm, other] = arms.names as [string, string];
  return {
    kind: 'timed',
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `what ${arm} costs more than ${other} changes by less than ${stated(factor)} times over ${range(arms.sizes)}`,
    claim: new OverheadClaim({ arm, other, sizes: arms.sizes, factor }),
  };
});
