import { OverheadClaim } from '../../claims/overhead/overheadClaim';
import { stated } from '../../describe/quantity';
import { armsOf, range, type ArmOrMeasurable } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { factorOption, knownOptions, type MeasuringOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** The options of `toHaveConstantOverhead`. */
export interface ConstantOverheadOptions extends MeasuringOptions {
  /** The workload without the overhead. */
  readonly over: ArmOrMeasurable;
  /** The overhead may change by this factor over the sweep. @defaultValue `'1.5x'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToHaveConstantOverhead {
  /**
   * Decides whether the cost A - B that this adds to another workload stays the same over the sweep. It can decide if
   * A - B is not small compared with B, over few and small sizes; for wide sweeps use `toHaveSameSlopeAs`.
   *
   * @example
   * await expect(wrapped).toHaveConstantOverhead({ over: bare, sizes: [2, 4, 8] });
   */
  toHaveConstantOverhead(options: ConstantOverheadOptions): Promise<void>;
}

export const toHaveConstantOverhead = claimMatcher('toHaveConstantOverhead', (received, given = {}) => {
  const matcher = 'toHaveConstantOverhead';
  const options = knownOptions<ConstantOverheadOptions>(matcher, given, ['over', 'within', 'sizes', 'input', 'budget']);
  const factor = factorOption(matcher, 'within', options.within, 1.5);
  const subjects = { 'the received value': received, '`over`': options.over };
  const arms = armsOf(`${matcher}({ over: other, … })`, subjects, options, 2);
  const [arm, other] = arms.names as [string, string];
  const { sizes } = arms;
  const claimed = `what ${arm} costs more than ${other} changes by less than ${stated(factor)} times over ${range(sizes)}`;
  return { kind: 'timed', arms, claimed, claim: new OverheadClaim({ arm, other, sizes, factor }) };
});
