import * as v from 'valibot';
import { BatchKind } from './cell';
import { GrowthName } from './growthName';
import { Count, Metric } from './metric';
import { described, figure, positive, whole, type Stored } from './stored';

const MeasuringEnd = v.picklist(['budget', 'test timeout']);
/** What ended the measuring of a claim that was not decided: its own budget, or the time of its test. */
export type MeasuringEnd = Stored<typeof MeasuringEnd>;

/** What ended the measuring before the judge decided, if anything did. */
export const endedBy = described(
  MeasuringEnd,
  "What ended the measuring: the claim's own budget, or its test's timeout.",
);

const CallTime = v.object({ n: positive, timeNs: v.nullable(v.number(), Infinity) });
/** How long a call took at a size: Infinity if it was stopped. */
export type CallTime = Stored<typeof CallTime>;

export const Busyness = v.object({
  waitingShare: v.optional(
    described(
      v.number(),
      'The share of the time in which the process was ready to run and did not; absent if unreadable.',
    ),
  ),
  disturbedShare: described(
    v.number(),
    'The share of control batches, all of the same work, that took over a quarter longer than the best.',
  ),
  preemptedShare: described(v.number(), 'The share of batches that the kernel preempted, each taken again.'),
});
/** How busy the machine was while a claim was measured. */
export type Busyness = Stored<typeof Busyness>;

const LimitedQuantity = v.picklist([
  'excess',
  'time',
  'change',
  'slope',
  'cost',
  'ratio',
  'residual',
  'quantile',
  'rate',
]);
/** A figure that a claim limits. */
export type LimitedQuantity = Stored<typeof LimitedQuantity>;

const metricIfNotTime = v.optional(described(Metric, 'What is counted, if not time.'));

export const Obstacle = v.variant('kind', [
  v.object({
    kind: described(
      v.literal('narrow sweep'),
      'The sizes are too close together to distinguish the claim from its rival.',
    ),
    span: v.number(),
    spanNeeded: v.number(),
    rival: v.optional(GrowthName),
    metric: metricIfNotTime,
  }),
  v.object({
    kind: described(v.literal('coarse clock'), 'The clock moves in steps too large to time a batch by, or not at all.'),
    grainNs: v.optional(v.number()),
    batchNs: v.number(),
  }),
  v.object({
    kind: described(
      v.literal('out of reach'),
      'A call of the size to be reached would take too long, as the smaller sizes predict.',
    ),
    upTo: v.number(),
    limitNs: v.number(),
    last: CallTime,
    before: v.optional(CallTime),
  }),
  v.object({
    kind: described(
      v.literal('too long'),
      'A call of one of the sizes takes too long, or would, as the sizes before it predict.',
    ),
    arm: v.string(),
    n: positive,
    timeNs: v.optional(
      described(v.nullable(v.number(), Infinity), 'Absent if it was not made, null if it was stopped at the limit.'),
    ),
    limitNs: v.number(),
    budgetNs: v.optional(
      described(v.number(), 'The budget that calls of that length need; absent if they exceed what one call may take.'),
    ),
    before: described(
      v.array(CallTime),
      'The last sizes before it that returned in time, two at most, the larger one last.',
    ),
  }),
  v.object({
    kind: described(v.literal('too steep'), 'Calls become too long before the sizes are wide enough apart.'),
    from: v.number(),
    steps: described(v.array(CallTime), 'The end of the climb: how long calls took, the longest last.'),
  }),
  v.object({
    kind: described(
      v.literal('fixed cost'),
      'Time hardly grew while n did: a fixed cost hides what the claim is about.',
    ),
    timeGrowth: v.number(),
    sizeGrowth: v.number(),
    needed: v.number(),
    sizeNeeded: v.optional(
      described(v.number(), 'The size at which time would have grown so much, if the samples predict one.'),
    ),
    atMost: v.boolean(),
    metric: metricIfNotTime,
  }),
  v.object({
    kind: described(
      v.literal('near limit'),
      'What the claim limits lies so close to the limit that neither side was shown.',
    ),
    quantity: LimitedQuantity,
    arm: v.optional(described(v.string(), 'The arm at which it lies so close, if it is one of several.')),
    n: v.optional(described(positive, 'The size at which it lies so close, if it is one of several.')),
    found: figure,
    limit: v.number(),
  }),
  v.object({
    kind: described(
      v.literal('scattered rounds'),
      'The ratio is clear of its limit, and the rounds scatter too far to show that in so many.',
    ),
    n: v.optional(positive),
    found: described(v.number(), 'The ratio of the shortest times.'),
    limit: v.number(),
    rounds: whole,
    budgetNs: described(v.number(), 'How long the rounds could measure.'),
    endedBy,
  }),
  v.object({
    kind: described(
      v.literal('bent tail'),
      'The upper end of the sweep bends away, and larger sizes did not settle whether it is a step or a knee.',
    ),
    from: v.number(),
    to: v.number(),
    exponent: figure,
    metric: metricIfNotTime,
  }),
  v.object({
    kind: described(
      v.literal('same counts'),
      'What is counted hardly differs between arms and sizes: it has no price.',
    ),
    metric: Metric,
    least: v.number(),
    most: v.number(),
  }),
  v.object({
    kind: described(
      v.literal('no price'),
      'Times do not depend on what is counted enough to distinguish the price from nothing.',
    ),
    metric: Metric,
  }),
  v.object({
    kind: described(v.literal('unsteady counts'), 'The repetitions of a count differ by over 1 %.'),
    ...Count.entries,
  }),
  v.object({
    kind: described(
      v.literal('small overhead'),
      'The overhead is so small beside the cost it is added to that its change cannot be seen.',
    ),
    share: v.number(),
    n: positive,
  }),
  v.object({
    kind: described(
      v.literal('small amount'),
      "An amount of time is so small beside the other arm's time that the distortion of that could hide it.",
    ),
    amountNs: v.number(),
    share: v.number(),
    n: positive,
  }),
  v.object({
    kind: described(v.literal('not at base'), 'The arm could not be measured by the code of the base.'),
    arm: v.string(),
    because: v.string(),
  }),
  v.object({ kind: described(v.literal('no base'), 'The run names no base.') }),
  v.object({
    kind: described(v.literal('no program'), 'The command of an optional program is missing.'),
    command: v.string(),
    install: v.optional(v.string()),
  }),
  v.object({
    kind: described(
      v.literal('unconfirmed'),
      'One collection decided, and no second one could confirm it: the test ran out of time, or isolation failed.',
    ),
    found: v.picklist(['holds', 'violated']),
    isolationFailure: v.optional(v.string()),
  }),
  v.object({
    kind: described(v.literal('too few rounds'), 'So few rounds were taken that not even unanimous ones could decide.'),
    rounds: whole,
    roundNs: v.number(),
    endedBy,
    needed: whole,
    batch: v.optional(described(BatchKind, 'What a round times, if not batches.')),
  }),
  v.object({
    kind: described(v.literal('short budget'), 'Single calls are not timed exactly enough to claim so short a time.'),
    limitNs: v.number(),
    shortestNs: v.number(),
  }),
  v.object({
    kind: described(
      v.literal('no slope'),
      'The arm that a slope is compared with does not grow, so that it has no slope.',
    ),
    timeGrowth: v.number(),
  }),
  v.object({
    kind: described(v.literal('contention'), 'Other processes kept the machine from deciding.'),
    busyness: Busyness,
  }),
]);
/** Why a claim was not decided: what a person can act on. */
export type Obstacle = Stored<typeof Obstacle>;

/** An obstacle of one kind. */
export type ObstacleOf<Kind extends Obstacle['kind']> = Extract<Obstacle, { readonly kind: Kind }>;

export const SkippedClaims = v.object({ obstacle: Obstacle, claims: whole });
/** Claims that are not decided in a run, and why. */
export type SkippedClaims = Stored<typeof SkippedClaims>;
