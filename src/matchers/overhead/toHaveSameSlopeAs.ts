import { SlopeClaim } from '../../claims/slope/slopeClaim';
import { stated } from '../../describe/quantity';
import { armsOf, range, type ArmOrMeasurable } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { factorOption, knownOptions, type MeasuringOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** The options of `toHaveSameSlopeAs`. */
export interface SameSlopeOptions extends MeasuringOptions {
  /** The slopes may differ by this share of the other's. @defaultValue `'15 %'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToHaveSameSlopeAs {
  /**
   * Decides whether one more unit of n costs this as much as another workload, whatever their fixed costs.
   *
   * @example
   * await expect(nested).toHaveSameSlopeAs(flat, { within: '15 %' });
   */
  toHaveSameSlopeAs(other: ArmOrMeasurable, options?: SameSlopeOptions): Promise<void>;
}

export const toHaveSameSlopeAs = claimMatcher('toHaveSameSlopeAs', (received, other, given = {}) => {
  const matcher = 'toHaveSameSlopeAs';
  const options = knownOptions<SameSlopeOptions>(matcher, given, ['within', 'sizes', 'input', 'budget']);
  const within = factorOption(matcher, 'within', options.within, 1.15) - 1;
  const arms = armsOf(`${matcher}(other, { … })`, { 'the received value': received, 'the other': other }, options, 3);
  const [arm, otherArm] = arms.names as [string, string];
  const { sizes } = arms;
  const slopes = `one more n costs ${arm} what it costs ${otherArm}, within ${stated(100 * within)} %,`;
  const claim = new SlopeClaim({ arm, other: otherArm, sizes, within });
  return { kind: 'timed', arms, claimed: `${slopes} over ${range(sizes)}`, claim };
});
