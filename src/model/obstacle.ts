import * as v from 'valibot';
import { BatchKind } from './cell';
import { GrowthName } from './growthName';
import { Count, Metric } from './metric';
import { described, figure, optional, positive, type Stored, whole } from './stored';

const MeasuringEnd = v.picklist(['budget', 'test timeout']);
/** The end of the measuring of an undecided claim: by its own budget, or by the time limit of its test. */
export type MeasuringEnd = Stored<typeof MeasuringEnd>;

export const endedBy = described(MeasuringEnd, 'What ended the measuring.');

const CallTime = v.object({ n: positive, timeNs: v.nullable(v.number(), Infinity) });
/** The time of a call at a size: Infinity if it was stopped. */
export type CallTime = Stored<typeof CallTime>;

export const Busyness = v.object({
  waitingShare: optional(v.number(), 'The share of time that the process waited for a core; absent if unknown.'),
  freedShare: optional(
    v.number(),
    'The share of time that long calls waited for a core, which was taken off theirs; absent if none was.',
  ),
  disturbedShare: described(v.number(), 'The share of control batches over a quarter slower than the best.'),
  preemptedShare: described(v.number(), 'The share of batches that the kernel preempted, each taken again.'),
});
/** How busy the machine was while a claim was measured. */
export type Busyness = Stored<typeof Busyness>;

const limited = v.picklist(['excess', 'time', 'change', 'slope', 'cost', 'ratio', 'residual', 'quantile', 'rate']);
/** A figure that a claim limits. */
export type LimitedQuantity = Stored<typeof limited>;

/** Returns the schema of one kind of obstacle. */
function obstacle<const Kind extends string, const Fields extends v.ObjectEntries>(
  kind: Kind,
  text: string,
  fields: Fields,
): v.ObjectSchema<{ readonly kind: v.LiteralSchema<Kind, undefined> } & Fields, undefined> {
  return described(v.object({ kind: v.literal(kind), ...fields }), text);
}

const metricIfNotTime = optional(Metric, 'What is counted, if not time.');

export const Obstacle = v.variant('kind', [
  obstacle('narrow sweep', 'The sizes are too close together to distinguish the claim from its rival.', {
    span: v.number(),
    spanNeeded: v.number(),
    rival: v.optional(GrowthName),
    metric: metricIfNotTime,
  }),
  obstacle('coarse clock', 'The clock moves in steps too large to time a batch by, or not at all.', {
    grainNs: v.optional(v.number()),
    batchNs: v.number(),
  }),
  obstacle('out of reach', 'A call of the size to be reached would take too long, as the smaller sizes predict.', {
    upTo: v.number(),
    limitNs: v.number(),
    last: CallTime,
    before: v.optional(CallTime),
  }),
  obstacle('too long', 'A call of one of the sizes takes too long, or would, as the sizes before it predict.', {
    arm: v.string(),
    n: positive,
    timeNs: optional(v.nullable(v.number(), Infinity), 'Absent if not made, null if stopped at the limit.'),
    limitNs: v.number(),
    budgetNs: optional(v.number(), 'The budget that such calls need; absent if they exceed the call limit.'),
    before: described(v.array(CallTime), 'At most two smaller sizes that returned in time, ascending.'),
  }),
  obstacle('too steep', 'Calls become too long before the sizes are wide enough apart.', {
    from: v.number(),
    steps: described(v.array(CallTime), 'The end of the climb: how long calls took, the longest last.'),
  }),
  obstacle('fixed cost', 'Time hardly grew while n did: a fixed cost hides what the claim is about.', {
    timeGrowth: v.number(),
    sizeGrowth: v.number(),
    needed: v.number(),
    sizeNeeded: optional(v.number(), 'The size at which time would have grown so much, if the samples predict one.'),
    decisive: optional(CallTime, 'That size with the time of a call there, if the sizes were chosen.'),
    atMost: v.boolean(),
    metric: metricIfNotTime,
  }),
  obstacle('near limit', 'What the claim limits lies so close to the limit that neither side was shown.', {
    quantity: limited,
    arm: optional(v.string(), 'The arm at which it lies so close, if it is one of several.'),
    n: optional(positive, 'The size at which it lies so close, if it is one of several.'),
    found: figure,
    limit: v.number(),
  }),
  obstacle('processes differ', 'The limit of a ratio lies within what the ratios of several processes leave open.', {
    n: positive,
    found: described(v.number(), 'The ratio over all processes.'),
    limit: v.number(),
    processes: whole,
  }),
  obstacle(
    'too few processes',
    'The ratio is nearer to its limit than processes differ, and too few could measure it.',
    {
      n: positive,
      found: v.number(),
      limit: v.number(),
      processes: described(whole, 'How many measured it.'),
      needed: whole,
      isolationFailure: optional(v.string(), 'Why no further process could answer; absent if there was no time.'),
    },
  ),
  obstacle('scattered rounds', 'The ratio is clear of its limit, but the rounds scatter too far to show it.', {
    n: v.optional(positive),
    found: described(v.number(), 'The ratio of the shortest times.'),
    limit: v.number(),
    rounds: whole,
    budgetNs: described(v.number(), 'How long the rounds could measure.'),
    endedBy,
  }),
  obstacle('bent tail', 'The growth changes at the upper end of the sweep, and larger sizes did not settle it.', {
    from: v.number(),
    to: v.number(),
    exponent: figure,
    metric: metricIfNotTime,
  }),
  obstacle(
    'unsettled price',
    'Over chosen sizes, the cost of a unit of the claimed growth had not settled at the top.',
    {
      growth: GrowthName,
      from: v.number(),
      to: v.number(),
      exponent: figure,
      cheapestAt: described(positive, 'The size at which a unit cost least.'),
      rise: described(v.number(), 'The cost of a unit at the top over the least.'),
      decisive: described(
        CallTime,
        'A size that would decide if time goes on like this, with the time of a call there.',
      ),
      settling: optional(GrowthName, 'The slowest standard growth as which these times settle at most, if any does.'),
    },
  ),
  obstacle('same counts', 'What is counted hardly differs between arms and sizes: it has no price.', {
    metric: Metric,
    least: v.number(),
    most: v.number(),
  }),
  obstacle('no price', 'Times do not depend on what is counted enough to distinguish the price from nothing.', {
    metric: Metric,
  }),
  obstacle('not counted', 'Steps are counted in a process of their own, and none could do it.', {
    metric: Metric,
    isolationFailure: optional(v.string(), 'Why the process could not; absent if none can be started.'),
  }),
  obstacle('unsteady counts', 'The repetitions of a count differ by over 1 %.', { ...Count.entries }),
  obstacle('small overhead', 'The overhead is too small beside the cost it is added to.', {
    share: v.number(),
    n: positive,
  }),
  obstacle('small amount', "The distortion of the other arm's time could hide so small an amount.", {
    amountNs: v.number(),
    share: v.number(),
    n: positive,
  }),
  obstacle('not at base', 'The arm could not be measured by the code of the base.', {
    arm: v.string(),
    because: v.string(),
  }),
  obstacle('no base', 'The run names no base.', {}),
  obstacle('no program', 'The command of an optional program is missing.', {
    command: v.string(),
    install: v.optional(v.string()),
  }),
  obstacle('unconfirmed', 'One collection decided, and no second one could confirm it.', {
    found: v.picklist(['holds', 'violated']),
    isolationFailure: v.optional(v.string()),
  }),
  obstacle('too few rounds', 'So few rounds were taken that not even unanimous ones could decide.', {
    rounds: whole,
    roundNs: v.number(),
    endedBy,
    needed: v.number(),
    batch: optional(BatchKind, 'What a round times, if not batches.'),
  }),
  obstacle('short budget', 'Single calls are not timed exactly enough to claim so short a time.', {
    limitNs: v.number(),
    shortestNs: v.number(),
  }),
  obstacle('no slope', 'The arm that a slope is compared with does not grow, so that it has no slope.', {
    timeGrowth: v.number(),
  }),
  obstacle('contention', 'Other processes kept the machine from deciding.', { busyness: Busyness }),
]);
/** Why a claim was not decided, in terms that a person can act on. */
export type Obstacle = Stored<typeof Obstacle>;

/** An obstacle of one kind. */
export type ObstacleOf<Kind extends Obstacle['kind']> = Extract<Obstacle, { readonly kind: Kind }>;

export const SkippedClaims = v.object({ obstacle: Obstacle, claims: whole });
/** Claims that are not decided in a run, and why. */
export type SkippedClaims = Stored<typeof SkippedClaims>;

export const UndecidedReason = v.union([
  described(v.literal('unanswerable'), 'Known from the sizes, the clock and the first calls: these cannot answer.'),
  described(v.literal('too close'), 'What the claim limits lies too close to the limit.'),
  described(v.literal('too small'), 'A fixed cost, or the cost it is added to, hides what the claim is about.'),
  described(v.literal('unsettled'), 'The growth changes at the upper end of the sweep.'),
  described(v.literal('budget spent'), "The claim's own budget ended before enough rounds were taken."),
  described(v.literal('test timeout'), 'The test ran out of time for more rounds or a confirmation.'),
  described(v.literal('isolation failed'), 'A verdict could not be confirmed since its test does not run by itself.'),
  described(v.literal('counts vary'), 'Counts differ from call to call.'),
  described(v.literal('busy'), 'Other processes kept the machine busy.'),
]);
/** Why a claim is undecided, in a word: reports count by it, and readers look it up. */
export type UndecidedReason = Stored<typeof UndecidedReason>;
