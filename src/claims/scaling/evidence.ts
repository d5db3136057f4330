import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { GrowthName } from '../../model/growthName';
import { Interval } from '../../model/interval';
import { described, optional, positive, sizes, type Stored, whole } from '../../model/stored';
import { narrow } from '../core/evidence';

/** The growth that is claimed, of times or of counts. */
export const claimedGrowth = {
  growth: GrowthName,
  atMost: described(v.boolean(), 'Whether slower growth than the claimed one satisfies the claim too.'),
  notLike: optional(GrowthName, 'A growth to distinguish from the claimed one: the margin is half of the difference.'),
  margin: described(v.number(), "The exponent may differ by this from the growth's."),
};

/** What is found of the standard growths, by times or by counts. */
export const consistentGrowths = {
  tooSlow: described(v.array(GrowthName), 'Standard growths that these samples show to be too slow.'),
  tooFast: described(v.array(GrowthName), 'Standard growths that these samples show to be too fast.'),
  possible: described(v.array(GrowthName), 'Standard growths that these samples are consistent with.'),
};

const Given = v.object({ from: positive, to: positive });

export const ScalingOptions = v.object({
  arm: v.string(),
  sizes: described(sizes, 'Positive integers, ascending, at least three.'),
  ...claimedGrowth,
  margin: v.optional(claimedGrowth.margin),
  extensions: optional(whole, 'How often the sweep was made longer at its upper end; 0 if absent.'),
  chosen: optional(v.boolean(), 'Whether the sizes were chosen: the claim is about what the growth settles to.'),
  given: optional(Given, 'The sizes that the test names, if these go on beyond them.'),
  doubted: optional(
    v.boolean(),
    'Whether time seemed to exceed the claim without end when the sizes were chosen: a hold is tried at larger ones, too.',
  ),
});
/** What is claimed of how an arm scales. */
export type ScalingOptions = Stored<typeof ScalingOptions>;

/** What is claimed, with the margin that the sizes give it. */
export type ChosenScalingOptions = ScalingOptions & { readonly margin: number };

const StepEvidence = v.object({ from: positive, to: positive, exponent: Interval });
/** The local exponent of a step between two neighbouring sizes. */
export type StepEvidence = Stored<typeof StepEvidence>;

const PriceEvidence = v.object({
  from: described(positive, 'The size from which on the growth was judged.'),
  settlement: described(
    v.picklist(['settled', 'endless', 'unsettled']),
    'Whether the cost settled there as the claim has it, changes without end, or neither was shown.',
  ),
  cheapestAt: described(positive, 'The size at which a unit of the claimed growth cost least.'),
  rise: described(Interval, 'The cost of such a unit at the top over the least.'),
  fall: optional(
    v.object({ since: positive, factor: Interval }),
    'The size at which a unit cost most, and its cost at the top over that, if the claim limits a fall.',
  ),
  step: optional(
    v.object({ from: positive, to: positive, factor: Interval }),
    'Two neighbouring sizes between which the cost of a unit rose far more than between others.',
  ),
  below: optional(
    v.object({ from: positive, exponent: Interval }),
    'The power of n by which time grew below the judged sizes, without such a step.',
  ),
});

export const ScalingEvidence = v.object({
  kind: v.literal('scaling'),
  arm: v.string(),
  ...claimedGrowth,
  excess: described(Interval, 'The exponent e in `a + b growth(n) n^e`: 0 means exactly the growth.'),
  tail: described(
    v.object({ ...StepEvidence.entries, claimed: v.number() }),
    'The step between the two largest sizes.',
  ),
  price: optional(PriceEvidence, 'How the cost of a unit of the claimed growth changed, if the sizes were chosen.'),
  flat: optional(v.boolean(), 'Whether time does not depend on n over three decades, if the sizes were chosen.'),
  given: optional(Given, 'The sizes that the test names, if the growth settled only beyond them.'),
  ...consistentGrowths,
  consistent: optional(
    v.array(GrowthName),
    'Those possible growths whose exponent over the judged sizes is within 0.25, and the claimed one if it holds; if sizes were chosen.',
  ),
  detectable: v.optional(
    described(
      v.object({
        excess: optional(v.number(), 'The smallest excess of the exponent.'),
        share: optional(v.number(), 'The smallest share of time at the top in a part that grows n times as fast.'),
      }),
      'The smallest violations that these samples would have shown, if the claim holds.',
    ),
  ),
  inRangeOnly: described(v.boolean(), 'Whether a fixed cost hides the growth beyond the sizes.'),
  narrow,
  times: v.array(CellTime),
});
/** What a claim on scaling found. */
export type ScalingEvidence = Stored<typeof ScalingEvidence>;
