import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { detectableCell, TIMED, type Description } from '../description';
import { endsOf } from '../extremes';
import { exactPower, exclusionClauses, hardlyGrow, narrowSweepClause, power } from '../growth';
import { growthPlot } from '../plot/growthPlot';
import { settledPlot } from '../plot/settledPlot';
import { TIME_AXIS, timeSeries } from '../plot/plotParts';
import type { Growth } from '../../model/growth';
import { count, duration, exponent, percent, significant, withInterval } from '../quantity';

type Price = NonNullable<ScalingEvidence['price']>;

/** A unit that costs less than this many times as much is as good as the same. */
const WORTH_NAMING = 1.5;

/** Describes how the time of an arm grows. */
export const scaling: Description<ScalingEvidence> = {
  ...TIMED,
  finding: (evidence) => [...growthClauses(evidence), ...detectableClauses(evidence), ...caveats(evidence)].join('; '),
  estimate: ({ times, growth, excess }) => (hardlyGrow(times) ? 'hardly grows' : power(growth, excess)),
  smallestDetectable: ({ growth, detectable }) =>
    detectable?.excess === undefined
      ? detectableCell(detectable?.share, (share) => `${exactPower(growth, 1)} in ${percent(share)}`)
      : exactPower(growth, detectable.excess),
  plot: (evidence) => {
    const claim = { ...evidence, excess: evidence.excess.estimate };
    const series = timeSeries(evidence.times)[0]!;
    return evidence.price === undefined
      ? growthPlot(claim, series, TIME_AXIS)
      : settledPlot({ ...claim, ...evidence.price }, series, TIME_AXIS);
  },
  hasFittedCurve: true,
  canBeCounted: true,
};

function growthClauses(evidence: ScalingEvidence): string[] {
  const { arm, growth, excess, tail, times, price, given } = evidence;
  const [first, last] = endsOf(times);
  const range = `over n = ${count(first.n)} to ${count(tail.to)}`;
  if (hardlyGrow(times)) {
    return [
      `${arm} hardly grows ${range}: ${duration(first.timeNs)} at the bottom, ${duration(last.timeNs)} at the top`,
    ];
  }
  if (price !== undefined) {
    return [
      `${arm} grows as ${power(growth, excess)} from n = ${count(price.from)} to ${count(tail.to)}`,
      ...beyondClauses(given),
      ...priceClauses(growth, price, tail.to),
      ...exclusionClauses(growth, evidence),
    ];
  }
  return [
    `${arm} grows as ${power(growth, excess)} ${range}, and as n^${withInterval(tail.exponent, exponent)} from ${count(tail.from)} to ${count(tail.to)}`,
    ...exclusionClauses(growth, evidence),
  ];
}

/** The clause that says why sizes were measured that the test does not name. */
function beyondClauses(given: ScalingEvidence['given']): string[] {
  if (given === undefined) return [];
  const { from, to } = given;
  return [
    `the sizes of the test, n = ${count(from)} to ${count(to)}, end where a cache or the garbage collector adds to it, and larger ones show that this ends`,
  ];
}

/** The clause on what a unit of the claimed growth costs at the top, if that is another cost than below. */
function priceClauses(growth: Growth, { cheapestAt, rise }: Price, top: number): string[] {
  if (rise < WORTH_NAMING) return [];
  const unit = growth === '1' ? 'a call takes' : `a unit of ${growth} costs`;
  const much = growth === '1' ? 'long' : 'much';
  return [`${unit} ${significant(rise)} times as ${much} at n = ${count(top)} as at n = ${count(cheapestAt)}`];
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
function caveats({ narrow, inRangeOnly, price, growth, times }: ScalingEvidence): string[] {
  return [
    ...(price !== undefined && growth !== '1' && hardlyGrow(times) ? ['does it use n?'] : []),
    ...narrowSweepClause(narrow),
    ...(inRangeOnly ? ['bounded in this range only: a fixed cost hides what lies beyond'] : []),
  ];
}
