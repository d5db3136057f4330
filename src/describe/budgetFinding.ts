import type { OpenInterval } from '../model/interval';
import type { ThroughputEvidence, TimeBudgetEvidence } from '../claims/budget/evidence';
import { count, inUnit, percentile, significant, significantDuration, unitFor, withInterval } from './quantity';

/** Returns the quantile of single calls that was found. */
export function timeBudgetFinding({ arm, n, quantile, timeNs, over, calls, detectableNs }: TimeBudgetEvidence): string {
  const caught = detectableNs === undefined ? '' : `; would have caught ${significantDuration(detectableNs)}`;
  return `the ${percentile(quantile)} of ${arm} at n = ${count(n)} is ${openDuration(timeNs)}; ${count(over)} of ${count(calls)} calls took longer than claimed${caught}`;
}

/** Returns how many calls there were in a second. */
export function throughputFinding({ arm, n, found, detectablePerSecond }: ThroughputEvidence): string {
  const caught =
    detectablePerSecond === undefined ? '' : `; would have caught ${significant(detectablePerSecond)} ops/s`;
  return `${arm} sustains ${withInterval(found)} ops/s at n = ${count(n)}${caught}`;
}

/** Returns a duration with its interval, an end of which may not be known. */
export function openDuration({ estimate, low, high }: OpenInterval): string {
  const unit = unitFor(estimate);
  const end = (timeNs: number | undefined): string => (timeNs === undefined ? 'unknown' : inUnit(timeNs, unit));
  return `${inUnit(estimate, unit)} ${unit} [${end(low)}, ${end(high)}]`;
}
