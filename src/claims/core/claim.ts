import type { BatchKind, Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { AnyEvidence } from '../../model/verdict';

/** What a judge can say after a round; `bent` asks for larger sizes. */
export type JudgeState = 'holds' | 'violated' | 'stuck' | 'bent' | 'open';

/** Judges one collection of samples, round by round. It sees times only, never the clock or the workloads. */
export interface Judge<Evidence extends AnyEvidence = AnyEvidence> {
  /** Takes one round: nanoseconds per call, one a cell, in the order of the claim's cells. */
  add(timesNs: readonly number[]): void;
  readonly state: JudgeState;
  /** Says that the rounds have lasted so long that any transient disturbance has passed: `TRANSIENT_NS`. */
  outlastTransients(): void;
  /** So many rounds decide if all of them agree; undecided after fewer says nothing yet. */
  readonly unanimousRounds: number;
  /** Fewer rounds decide nothing, whatever they are. */
  readonly fewestRounds: number;
  /** What the rounds so far show; at least one must have been taken. */
  evidence(): Evidence;
  /** The same for a look while more are taken, without what takes long to compute. @defaultValue `evidence` */
  soFar?(): Evidence;
  /** What keeps the rounds so far from deciding. */
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
  /** What a judge is given, in this order. */
  abstract readonly cells: readonly Cell[];
  /** What one sample times. @defaultValue as many calls as can be timed well, in as little time as that takes */
  readonly batch: BatchKind | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  get statement(): Statement<Kind, Options> {
    return { kind: this.kind, options: this.options };
  }

  /** What forbids an answer before anything is measured. @defaultValue nothing */
  get unanswerable(): Obstacle | undefined {
    return undefined;
  }

  /**
   * Whether a fresh process confirms what satisfies the test too: the claim is so fine that the distortion of a whole
   * process could decide it. @defaultValue false
   */
  // eslint-disable-next-line @typescript-eslint/class-literal-property-style -- kinds override it by what their options say
  get confirmedAlways(): boolean {
    return false;
  }

  /** Opens the judging of one collection. */
  abstract judge(errorRate: number): Judge<Evidence>;

  /** Returns the same claim over a sweep made longer at its upper end, or undefined if that is not allowed again. */
  extended(): TimedClaim<Kind, Options, Evidence> | undefined {
    return undefined;
  }
}
