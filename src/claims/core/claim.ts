import type { BatchKind, Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { Settlement } from '../../model/settlement';
import type { AnyEvidence } from '../../model/verdict';
import type { ProcessRule } from './processRule';

/**
 * The state of a judge after a round: `bent` needs larger sizes, `near` needs other processes, and more rounds cannot
 * decide a `stuck` one.
 */
export type JudgeState = 'holds' | 'violated' | 'stuck' | 'bent' | 'near' | 'open';

/** Judges one collection of samples, round by round. It sees times only, never the clock or the workloads. */
export interface Judge<Evidence extends AnyEvidence = AnyEvidence> {
  /** Takes one round: nanoseconds per call, one a cell, in the order of the claim's cells. */
  add(timesNs: readonly number[]): void;
  readonly state: JudgeState;
  /** Whether larger sizes should be tried although these hold; they decide then if they can. @defaultValue false */
  readonly wantsLarger?: boolean;
  /** Whether the largest sizes show a jump of the machine, and nothing of the growth. @defaultValue false */
  readonly endsInJump?: boolean;
  /** Whether the rounds so far leave a figure nearer to its limit than processes differ. @defaultValue false */
  readonly isNear?: boolean;
  /** Tells the judge how long its rounds have lasted so far: a transient disturbance passes by `TRANSIENT_NS`. */
  lasted(measuredNs: number): void;
  /** The rounds after which unanimous ones have decided: a judge that is open after fewer may lack nothing but rounds. */
  readonly unanimousRounds: number;
  /** The rounds before which none decide. */
  readonly fewestRounds: number;
  /** Returns the evidence of the rounds so far, at least one. */
  evidence(): Evidence;
  /** Returns the evidence without its slow parts, for a look while rounds go on. @defaultValue `evidence` */
  soFar?(): Evidence;
  /** Returns the obstacle that keeps the rounds so far from deciding. */
  obstacle(): Obstacle;
}

/** A claim as data, from which it can be made again. */
export interface Statement<Kind extends string = string, Options = unknown> {
  readonly kind: Kind;
  readonly options: Options;
}

/** A claim that times decide: pure, a function of the samples alone. */
export abstract class TimedClaim<
  Kind extends string = string,
  Options = unknown,
  Evidence extends AnyEvidence = AnyEvidence,
> {
  readonly options: Options;
  abstract readonly kind: Kind;
  /** The cells of a round, in the order in which a judge takes their times. */
  abstract readonly cells: readonly Cell[];
  /** The kind of batch that one sample times. @defaultValue as many calls as can be timed well, in the shortest time */
  readonly batch: BatchKind | undefined;
  /** The same if calls are so long that their batches are freed of waiting. @defaultValue as `batch` */
  readonly batchIfLong: BatchKind | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  get statement(): Statement<Kind, Options> {
    return { kind: this.kind, options: this.options };
  }

  /** The obstacle that forbids an answer before anything is measured. @defaultValue none */
  get unanswerable(): Obstacle | undefined {
    return undefined;
  }

  /** The rule by which several processes decide a claim that one leaves near its limit. @defaultValue none */
  get processRule(): ProcessRule<Evidence> | undefined {
    return undefined;
  }

  /**
   * Returns a judge of one collection.
   *
   * @param isNot - whether the test says `.not`, so that a hold and not a violation must be confirmed
   */
  abstract judge(errorRate: number, isNot?: boolean): Judge<Evidence>;

  /**
   * Returns what times without noise, one a cell, show of the claim: larger sizes are chosen for it while they show
   * nothing. It is undefined if the claim is decided at any sizes that are wide apart. If larger sizes were tried in vain,
   * it takes less for times to settle.
   */
  get settlement(): ((timesNs: readonly number[], isInVain?: boolean) => Settlement) | undefined {
    return undefined;
  }

  /**
   * Returns the same claim over a sweep that may decide it, in most cases a longer one, or undefined if there is none.
   *
   * @param _timesNs - the shortest times so far, one a cell
   */
  // oxlint-disable-next-line no-unused-vars -- a claim that can be made longer uses it
  extended(_timesNs: readonly number[]): TimedClaim<Kind, Options, Evidence> | undefined {
    return undefined;
  }

  /**
   * Returns the same claim about what the growth settles to, over a sweep that goes on beyond sizes that the test names,
   * if what violated it, or left it open, may be a step of the machine that ends there; undefined if it cannot be one.
   *
   * @param _timesNs - the shortest times there, one a cell
   */
  // oxlint-disable-next-line no-unused-vars -- a claim on a growth uses it
  beyond(_timesNs: readonly number[]): TimedClaim<Kind, Options, Evidence> | undefined {
    return undefined;
  }
}
