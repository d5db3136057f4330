import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { detectableCell, TIMED, type Description } from '../description';
import { endsOf } from '../extremes';
import { exactPower, exclusionClauses, hardlyGrow, narrowSweepClause, power } from '../growth';
import { growthPlot } from '../plot/growthPlot';
import { TIME_AXIS, timeSeries } from '../plot/plotParts';
import { count, duration, exponent, percent, withInterval } from '../quantity';

/** Describes how the time of an arm grows. */
export const scaling: Description<ScalingEvidence> = {
  ...TIMED,
  finding: (evidence) => [...growthClauses(evidence), ...detectableClauses(evidence), ...caveats(evidence)].join('; '),
  estimate: ({ times, growth, excess }) => (hardlyGrow(times) ? 'hardly grows' : power(growth, excess)),
  smallestDetectable: ({ growth, detectable }) =>
    detectable?.excess === undefined
      ? detectableCell(detectable?.share, (share) => `${exactPower(growth, 1)} in ${percent(share)}`)
      : exactPower(growth, detectable.excess),
  plot: (evidence) =>
    growthPlot({ ...evidence, excess: evidence.excess.estimate }, timeSeries(evidence.times)[0]!, TIME_AXIS),
  hasFittedCurve: true,
  canBeCounted: true,
};

function growthClauses(evidence: ScalingEvidence): string[] {
  const { arm, growth, excess, tail, times } = evidence;
  const [first, last] = endsOf(times);
  const range = `over n = ${count(first.n)} to ${count(tail.to)}`;
  if (hardlyGrow(times)) {
    return [
      `${arm} hardly grows ${range}: ${duration(first.timeNs)} at the bottom, ${duration(last.timeNs)} at the top`,
    ];
  }
  return [
    `${arm} grows as ${power(growth, excess)} ${range}, and as n^${withInterval(tail.exponent, exponent)} from ${count(tail.from)} to ${count(tail.to)}`,
    ...exclusionClauses(growth, evidence),
  ];
}

function detectableClauses({ growth, detectable, tail }: ScalingEvidence): string[] {
  if (detectable === undefined) return [];
  const { excess, share } = detectable;
  const violations = [
    ...(excess === undefined ? [] : [exactPower(growth, excess)]),
    ...(share === undefined
      ? []
      : [`${exactPower(growth, 1)} in ${percent(share)} of the time at n = ${count(tail.to)}`]),
  ];
  return violations.length === 0 ? [] : [`would have caught ${violations.join(', or ')}`];
}

/** The clauses that say what the sizes leave open. */
function caveats({ narrow, inRangeOnly }: ScalingEvidence): string[] {
  return [
    ...narrowSweepClause(narrow),
    ...(inRangeOnly ? ['bounded in this range only: a fixed cost hides what lies beyond'] : []),
  ];
}
