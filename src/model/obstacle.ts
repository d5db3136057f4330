import type { BatchKind } from './cell';
import type { Growth } from './growth';
import type { Count, Metric } from './metric';

/** What ended the measuring of a claim that was not decided: its own budget, or the time of its test. */
export type MeasuringEnd = 'budget' | 'test timeout';

/** How long a call took at a size. */
export interface CallTime {
  readonly n: number;
  readonly timeNs: number;
}

/** How busy the machine was while a claim was measured. */
export interface Busyness {
  /** The share of the time in which the process was ready to run and did not, 0 to 1; undefined if unreadable. */
  readonly waitingShare: number | undefined;
  /** The share of control batches, all of the same work, that took over a quarter longer than the best. */
  readonly disturbedShare: number;
  /** The share of batches that the kernel preempted, each taken again. */
  readonly preemptedShare: number;
}

/** A figure that a claim limits. */
export type LimitedQuantity =
  'excess' | 'time' | 'change' | 'slope' | 'cost' | 'ratio' | 'residual' | 'quantile' | 'rate';

/** Why a claim was not decided: what a person can act on. */
export type Obstacle =
  /** The sizes are too close together to distinguish the claim from its rival, whatever is measured. */
  | {
      readonly kind: 'narrow sweep';
      readonly span: number;
      readonly spanNeeded: number;
      readonly rival?: Growth | undefined;
      /** What is counted, if not time. */
      readonly metric?: Metric | undefined;
    }
  /** The clock moves in steps too large to time a batch by, or not at all. */
  | { readonly kind: 'coarse clock'; readonly grainNs: number | undefined; readonly batchNs: number }
  /** A call of the size to be reached would take too long, as the smaller sizes predict. */
  | {
      readonly kind: 'out of reach';
      readonly upTo: number;
      readonly limitNs: number;
      readonly last: CallTime;
      readonly before: CallTime | undefined;
    }
  /**
   * A call of one of the sizes takes too long, or would, as the sizes before it predict: `timeNs` is undefined if it was
   * not made, and Infinity if it was given up at the limit.
   */
  | {
      readonly kind: 'too long';
      readonly arm: string;
      readonly n: number;
      readonly timeNs: number | undefined;
      readonly limitNs: number;
      /** The budget that calls of that length need; undefined if they exceed what one call may take. */
      readonly budgetNs: number | undefined;
      /** The last sizes before it that returned in time, two at most, the larger one last. */
      readonly before: readonly CallTime[];
    }
  /** Calls become too long before the sizes are wide enough apart. */
  | {
      readonly kind: 'too steep';
      readonly from: number;
      /** The end of the climb: how long calls took, the longest last. */
      readonly steps: readonly CallTime[];
    }
  /** Time hardly grew while n did: a fixed cost hides what the claim is about. */
  | {
      readonly kind: 'fixed cost';
      readonly timeGrowth: number;
      readonly sizeGrowth: number;
      readonly needed: number;
      /** The size at which time would have grown so much, if the samples predict one. */
      readonly sizeNeeded?: number | undefined;
      readonly atMost: boolean;
      readonly metric?: Metric | undefined;
    }
  /** What the claim limits lies so close to the limit that neither side was shown. */
  | {
      readonly kind: 'near limit';
      readonly quantity: LimitedQuantity;
      /** The arm and the size at which it lies so close, if it is one of several. */
      readonly arm?: string | undefined;
      readonly n?: number | undefined;
      readonly found: number;
      readonly limit: number;
    }
  /** The ratio is clear of its limit, and the rounds scatter too far to show that in so many. */
  | {
      readonly kind: 'scattered rounds';
      readonly n?: number | undefined;
      /** The ratio of the shortest times. */
      readonly found: number;
      readonly limit: number;
      readonly rounds: number;
      /** How long the rounds could measure. */
      readonly budgetNs: number;
      readonly endedBy: MeasuringEnd;
    }
  /** The upper end of the sweep bends away, and larger sizes did not settle whether it is a step or a knee. */
  | {
      readonly kind: 'bent tail';
      readonly from: number;
      readonly to: number;
      readonly exponent: number;
      readonly metric?: Metric | undefined;
    }
  /** What is counted hardly differs between arms and sizes: it has no price. */
  | { readonly kind: 'same counts'; readonly metric: Metric; readonly least: number; readonly most: number }
  /** Times do not depend on what is counted enough to distinguish the price from nothing. */
  | { readonly kind: 'no price'; readonly metric: Metric }
  /** The repetitions of a count differ by over 1 %. */
  | ({ readonly kind: 'unsteady counts' } & Count)
  /** The overhead is so small beside the cost it is added to that its change cannot be seen. */
  | { readonly kind: 'small overhead'; readonly share: number; readonly n: number }
  /** An amount of time is so small beside the other arm's time that the distortion of that could hide it. */
  | { readonly kind: 'small amount'; readonly amountNs: number; readonly share: number; readonly n: number }
  /** The arm could not be measured by the code of the base. */
  | { readonly kind: 'not at base'; readonly arm: string; readonly because: string }
  /** Nobody said what the base is. */
  | { readonly kind: 'no base' }
  /** The command of an optional program is missing. */
  | { readonly kind: 'no program'; readonly command: string; readonly install: string | undefined }
  /** One collection decided, and no second one could confirm it: the test ran out of time, or isolation failed. */
  | {
      readonly kind: 'unconfirmed';
      readonly found: 'holds' | 'violated';
      readonly isolationFailure?: string | undefined;
    }
  /** So few rounds were taken that not even unanimous ones could decide. */
  | {
      readonly kind: 'too few rounds';
      readonly rounds: number;
      readonly roundNs: number;
      readonly endedBy: MeasuringEnd;
      readonly needed: number;
      /** What a round times, if not batches. */
      readonly batch?: BatchKind | undefined;
    }
  /** Single calls are not timed exactly enough to claim so short a time. */
  | { readonly kind: 'short budget'; readonly limitNs: number; readonly shortestNs: number }
  /** The arm that a slope is compared with does not grow, so that it has no slope. */
  | { readonly kind: 'no slope'; readonly timeGrowth: number }
  /** Other processes kept the machine from deciding. */
  | { readonly kind: 'contention'; readonly busyness: Busyness };

/** An obstacle of one kind. */
export type ObstacleOf<Kind extends Obstacle['kind']> = Extract<Obstacle, { readonly kind: Kind }>;

/** Claims that are not decided in a run, and why. */
export interface SkippedClaims {
  readonly obstacle: Obstacle;
  readonly claims: number;
}
