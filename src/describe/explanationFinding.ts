import type { ExplanationEvidence, Residual } from '../claims/explanation/evidence';
import { count, duration, oneOf, percent, withInterval } from './quantity';

/** Returns the price of what is counted, and what it leaves of the time of each arm, the worst first. */
export function explanationFinding(evidence: ExplanationEvidence): string {
  const { metric, priceNs, fixedNs, residuals, detectableShare } = evidence;
  const fixed = fixedNs.high > 0 ? `, and a call ${duration(fixedNs)} beside` : '';
  const caught =
    detectableShare === undefined ? [] : [`would have caught an arm that is ${percent(detectableShare)} off`];
  return [`${oneOf(metric)} costs ${duration(priceNs)}${fixed}`, ...worstOfEach(residuals).map(left), ...caught].join(
    '; ',
  );
}

/** Returns the largest residual of each arm, the arm with the largest of all first. */
function worstOfEach(residuals: readonly Residual[]): Residual[] {
  const size = ({ residual }: Residual): number => Math.abs(residual.estimate);
  const arms = [...new Set(residuals.map(({ arm }) => arm))];
  return arms
    .map((arm) => residuals.filter((residual) => residual.arm === arm).reduce((a, b) => (size(b) > size(a) ? b : a)))
    .sort((a, b) => size(b) - size(a));
}

function left({ arm, n, residual }: Residual): string {
  const longer = residual.estimate >= 0;
  const sign = longer ? 1 : -1;
  const ends = [sign * residual.low, sign * residual.high].sort((a, b) => a - b) as [number, number];
  const share = { estimate: sign * residual.estimate, low: ends[0], high: ends[1] };
  return `${arm} takes ${withInterval(share, percent)} ${longer ? 'longer' : 'less'} than that at n = ${count(n)}, where it differs most`;
}
