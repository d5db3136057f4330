import type { Count, Evidence, Metric } from '../evidence';
import type { Growth } from '../../model/growth';
import type { Statement } from '../kinds';

/** One thing that is measured: an arm at a size. */
export interface Cell {
  readonly arm: string;
  readonly n: number;
}

/** What ended the measuring of a claim that nothing was decided about: its own budget, or the time of its test. */
export type Limit = 'budget' | 'test timeout';

/** Why more of the same measuring would not decide: what a person can act on. */
export type Obstacle =
  /** The sizes are too close together to tell the claim from its rival, whatever is measured. */
  | {
      readonly kind: 'narrow sweep';
      readonly span: number;
      readonly spanNeeded: number;
      readonly rival?: Growth | undefined;
      /** What is counted, where not time is measured. */
      readonly metric?: Metric | undefined;
    }
  /** The clock moves in steps too large for a batch to be timed by, or not at all. */
  | { readonly kind: 'coarse clock'; readonly grainNs: number | undefined; readonly batchNs: number }
  /** A call of the size to be reached would take too long, as the calls of smaller ones foretell. */
  | {
      readonly kind: 'out of reach';
      readonly upTo: number;
      readonly limitNs: number;
      readonly last: { readonly n: number; readonly timeNs: number };
      readonly before: { readonly n: number; readonly timeNs: number } | undefined;
    }
  /**
   * A call of one of the sizes takes too long, or would, as those before it foretell: `timeNs` is undefined where it was
   * not made, and Infinity where it was given up at the limit.
   */
  | {
      readonly kind: 'too long';
      readonly arm: string;
      readonly n: number;
      readonly timeNs: number | undefined;
      readonly limitNs: number;
      /** The budget that would do for calls of that length; undefined where they exceed what one may take. */
      readonly budgetNs: number | undefined;
      /** The sizes before it that returned in time, two at most, the larger one last. */
      readonly before: readonly { readonly n: number; readonly timeNs: number }[];
    }
  /** Calls become too long before the sizes are wide enough apart. */
  | {
      readonly kind: 'too steep';
      readonly from: number;
      /** The end of the climb: how long calls took, the longest last. */
      readonly steps: readonly { readonly n: number; readonly timeNs: number }[];
    }
  /** Time hardly grew while n did: a fixed cost hides what the claim is about. */
  | {
      readonly kind: 'fixed cost';
      readonly timeGrowth: number;
      readonly sizeGrowth: number;
      readonly needed: number;
      /** The size at which time would have grown so much, where the samples foretell one. */
      readonly sizeNeeded?: number | undefined;
      readonly atMost: boolean;
      readonly metric?: Metric | undefined;
    }
  /** What the claim bounds lies so near its bound that neither side was shown. */
  | {
      readonly kind: 'near bound';
      readonly quantity: 'excess' | 'time' | 'change' | 'slope' | 'cost' | 'ratio' | 'residual' | 'quantile' | 'rate';
      /** The arm and the size at which it lies so near, where it is a matter of one. */
      readonly arm?: string;
      readonly n?: number;
      readonly found: number;
      readonly bound: number;
    }
  /** What the claim bounds is clear of its bound, and the rounds scatter too far to show that in so many. */
  | {
      readonly kind: 'scattered rounds';
      readonly n?: number;
      /** The ratio of the shortest times, and its bound. */
      readonly found: number;
      readonly bound: number;
      readonly rounds: number;
      /** How long the rounds could measure. */
      readonly budgetNs: number;
      readonly limit: Limit;
    }
  /** The upper end of the sweep bends away, and larger sizes did not settle whether it is a step or a knee. */
  | {
      readonly kind: 'bent tail';
      readonly from: number;
      readonly to: number;
      readonly exponent: number;
      readonly metric?: Metric | undefined;
    }
  /** What is counted hardly differs from arm to arm and from size to size: it has no price. */
  | { readonly kind: 'same counts'; readonly metric: Metric; readonly least: number; readonly most: number }
  /** Times do not depend on what is counted so much that it could be told from nothing. */
  | { readonly kind: 'no price'; readonly metric: Metric }
  /** The repetitions of a count differ by over 1 %. */
  | ({ readonly kind: 'unsteady counts' } & Count)
  /** The overhead is so small beside the cost it is added to that its change cannot be seen. */
  | { readonly kind: 'small overhead'; readonly share: number; readonly n: number }
  /** An amount of time is so small beside what the other arm takes that it could be hidden in the distortion of that. */
  | { readonly kind: 'small amount'; readonly amountNs: number; readonly share: number; readonly n: number }
  /** The arm could not be measured by the code of the base. */
  | { readonly kind: 'not at base'; readonly arm: string; readonly because: string }
  /** Nobody said what the base is. */
  | { readonly kind: 'no base' }
  /** There is no such command as the one of an optional program. */
  | { readonly kind: 'no program'; readonly command: string; readonly install: string | undefined }
  /** One collection found it, and the time of the test ran out before a second one could confirm it. */
  | { readonly kind: 'unconfirmed'; readonly found: string }
  /** So few rounds were taken that not even unanimous ones could decide. */
  | {
      readonly kind: 'too few rounds';
      readonly rounds: number;
      readonly roundNs: number;
      readonly limit: Limit;
      readonly needed: number;
      /** What a round is that of, where it is not one of batches. */
      readonly batch?: BatchKind | undefined;
    }
  /** Single calls are not timed so exactly that so short a time could be claimed of them. */
  | { readonly kind: 'short budget'; readonly limitNs: number; readonly shortestNs: number }
  /** The arm that a slope is compared with does not grow, so that there is no slope. */
  | { readonly kind: 'no slope'; readonly timeGrowth: number };

/** Claims that are not there to be decided in a run, and what keeps them from that. */
export interface SkippedClaims {
  readonly obstacle: Obstacle;
  readonly claims: number;
}

/** What a judge can say after a round; `bent` asks for larger sizes. */
export type JudgeState = 'holds' | 'violated' | 'stuck' | 'bent' | 'open';

/** Judges one collection of samples, round by round. It sees times only, never the clock or the workloads. */
export interface Judge {
  /** Takes one round: nanoseconds per call, one a cell, in the order of the claim's cells. */
  add(timesNs: readonly number[]): void;
  readonly state: JudgeState;
  /** Told when the rounds have lasted so long that what disturbs a machine for a while has passed: `OUTLASTED_NS`. */
  outlast(): void;
  /** So many rounds decide where all of them agree; that fewer did not says nothing. */
  readonly unanimousRounds: number;
  /** Fewer rounds decide nothing, whatever they are. */
  readonly fewestRounds: number;
  /** What the rounds so far show; at least one must have been taken. */
  evidence(): Evidence;
  /** The same for a look while more are taken, without what takes long to find. @defaultValue `evidence` */
  soFar?(): Evidence;
  /** What keeps the rounds so far from deciding. */
  obstacle(): Obstacle;
}

/**
 * What one time is that of: a single call, or calls in a row for some milliseconds, so that what they leave behind falls
 * into it too.
 */
export type BatchKind = 'single call' | 'stretch';

/** A claim that times decide: pure, a function of the samples alone. */
export interface TimedClaim {
  /** What a call of `judge` will be given, in this order. */
  readonly cells: readonly Cell[];
  /** The claim as data, from which it can be made again. */
  readonly statement: Statement;
  /** What is known to forbid an answer before anything is measured. */
  readonly unanswerable: Obstacle | undefined;
  /** @defaultValue as many calls as can be timed well, in as little time as that takes */
  readonly batch?: BatchKind;
  /**
   * Whether what satisfies the test is confirmed too, by a process of its own: where the claim is so fine that what
   * distorts a whole process could decide it. @defaultValue false
   */
  readonly confirmedAlways?: boolean;
  /** Opens the judging of one collection. */
  judge(errorRate: number): Judge;
  /** The same claim over a sweep made longer at its upper end, or undefined where that is not allowed again. */
  extended?(): TimedClaim | undefined;
}
