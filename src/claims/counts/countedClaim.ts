import type { ArmCounts, Count } from '../../model/metric';
import type { Obstacle, ObstacleOf } from '../../model/obstacle';
import type { AnyEvidence, Verdict } from '../../model/verdict';
import { median } from '../../statistics/interval';

/** A claim that counts decide, all at once: pure, a function of the counts alone. */
export abstract class CountedClaim<Options = unknown, Evidence extends AnyEvidence = AnyEvidence> {
  readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  /** The obstacle that forbids an answer before anything is counted. @defaultValue none */
  get unanswerable(): Obstacle | undefined {
    return undefined;
  }

  /** @param arms - the counts of each arm of the claim, in its order */
  abstract judge(arms: readonly ArmCounts[]): Verdict<Evidence>;
}

/** A claim on a growth cannot be judged if the repetitions of a count differ by more than this share. */
const STEADY = 0.01;

/** Returns the obstacle that counts are unsteady from repetition to repetition, or undefined if they agree. */
export function unsteadyCounts(counts: readonly Count[]): ObstacleOf<'unsteady counts'> | undefined {
  const unsteady = counts.find(({ counted }) => Math.max(...counted) > (1 + STEADY) * Math.min(...counted));
  return unsteady && { kind: 'unsteady counts', ...unsteady };
}

/** Returns one count a size: the median of its repetitions. */
export function countsAtSizes(counts: readonly Count[]): number[] {
  return counts.map(({ counted }) => median(counted));
}
