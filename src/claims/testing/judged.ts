import type { Judge, TimedClaim } from '../core/claim';
import type { Evidence } from '../kinds';
import { ERROR_RATE, feed } from './verdicts';

/** Returns the judge of a claim after rounds that all take the same times, until it decides or they end. */
export function judged<E extends Evidence>(
  claim: TimedClaim<string, unknown, E>,
  times: readonly number[],
  rounds = 300,
): Judge<E> {
  const judge = claim.judge(ERROR_RATE);
  feed(
    judge,
    Array.from({ length: rounds }, () => times),
  );
  return judge;
}
