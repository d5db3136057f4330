import type { AnyEvidence, Verdict } from '../../model/verdict';

/**
 * How several processes decide a claim that the difference between processes could decide. Chance gives a process its
 * memory layout and compiled code, which all its rounds share: more rounds do not reduce what processes differ by.
 */
export interface ProcessRule<Evidence extends AnyEvidence = AnyEvidence> {
  /** Whether verdicts, one a process, leave it to several processes together to decide. */
  isNear(verdicts: readonly Verdict<Evidence>[]): boolean;
  /**
   * Returns the verdict of processes together, or undefined if another process is needed.
   *
   * @param verdicts - one a process, at least one
   * @param isNot - whether the test says `.not`: a verdict that fails a test must be surer than one that passes it
   */
  verdictOf(verdicts: readonly Verdict<Evidence>[], isNot: boolean): Verdict<Evidence> | undefined;
  /**
   * Returns the verdict of too few processes.
   *
   * @param isolationFailure - why no further process could answer; undefined if there was no time
   */
  tooFew(verdicts: readonly Verdict<Evidence>[], isolationFailure: string | undefined): Verdict<Evidence>;
}
