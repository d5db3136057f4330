import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { FLAT } from '../../model/settlement';
import { detectableCell, TIMED, type Description } from '../description';
import { endsOf } from '../extremes';
import { exactPower, exclusionClauses, hardlyGrow, narrowSweepClause, power } from '../growth';
import { growthPlot } from '../plot/growthPlot';
import { settledPlot } from '../plot/settledPlot';
import { TIME_AXIS, timeSeries } from '../plot/plotParts';
import { count, duration, exponent, percent, withInterval } from '../quantity';
import { priceClauses } from '../unitPrice';

/** Describes how the time of an arm grows. */
export const scaling: Description<ScalingEvidence> = {
  ...TIMED,
  finding: (evidence) =>
    [...growthClauses(evidence), ...detectableClauses(evidence), ...caveats(evidence), ...questions(evidence)].join(
      '; ',
    ),
  caution: flatCaution,
  estimate: (evidence) => {
    const { growth, excess, flat = false } = evidence;
    if (!isHardlyGrowing(evidence)) return `${power(growth, excess)}${isByJump(evidence) ? ' by a jump' : ''}`;
    return flat ? 'does not depend on n' : 'hardly grows';
  },
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
  const range = `over n = ${count(times[0]!.n)} to ${count(tail.to)}`;
  if (isHardlyGrowing(evidence)) return hardlyGrowing(evidence, range);
  if (price !== undefined) {
    const { below } = price;
    return [
      `${arm} grows as ${power(growth, excess)} from n = ${count(price.from)} to ${count(tail.to)}${isByJump(evidence) ? ', by one jump' : ''}`,
      ...(below === undefined
        ? []
        : [`below, from n = ${count(below.from)} on, n^${withInterval(below.exponent, exponent)}`]),
      ...beyondClauses(given),
      ...priceClauses(growth, price, tail.to),
      ...exclusionClauses(evidence),
    ];
  }
  return [
    `${arm} grows as ${power(growth, excess)} ${range}, and as n^${withInterval(tail.exponent, exponent)} from ${count(tail.from)} to ${count(tail.to)}`,
    ...exclusionClauses(evidence),
  ];
}

/** Whether a growth that settles as claimed exceeds the claim over the judged sizes by one jump of the machine. */
function isByJump({ excess, margin, price }: ScalingEvidence): boolean {
  if (price?.settlement !== 'settled' || price.step === undefined) return false;
  return excess.low > margin && price.step.from >= price.from;
}

/** The clause that says why sizes were measured that the test does not name. */
function beyondClauses(given: ScalingEvidence['given']): string[] {
  if (given === undefined) return [];
  const { from, to } = given;
  return [
    `over the sizes of the test, n = ${count(from)} to ${count(to)}, a cache or the garbage collector adds time, and larger sizes show that this ends`,
  ];
}

/** Whether the growth is not worth a figure: at chosen sizes, which are far apart, times grow less than a binary search. */
function isHardlyGrowing({ times, price, flat = false }: ScalingEvidence): boolean {
  return flat || hardlyGrow(times, price === undefined ? undefined : FLAT.growth);
}

/** The clause on times that hardly grow. */
function hardlyGrowing(evidence: ScalingEvidence, range: string): string[] {
  const { arm, times, flat = false } = evidence;
  const [first, last] = endsOf(times);
  const ends = `${duration(first.timeNs)} at the bottom, ${duration(last.timeNs)} at the top`;
  const found = flat
    ? `the time of ${arm} does not depend on n ${range}: ${ends}`
    : `${arm} hardly grows ${range}: ${ends}`;
  return [found];
}

/** The question whether code uses n, if its time hardly grows and the claim is that it does; a last clause. */
function questions(evidence: ScalingEvidence): string[] {
  const { arm, price } = evidence;
  if (price === undefined || !isGrowthExpected(evidence) || !isHardlyGrowing(evidence)) return [];
  return [flatCaution(evidence) ?? usesN(arm)];
}

/** Returns a caution beside a hold that rests on nothing but time that does not depend on n; undefined if that is fine. */
function flatCaution(evidence: ScalingEvidence): string | undefined {
  if (evidence.flat !== true || !evidence.atMost || !isGrowthExpected(evidence)) return undefined;
  return `the claim holds only because time does not depend on n: ${usesN(evidence.arm)}`;
}

/** Whether time that does not depend on n is a surprise: "at most log n" is usually said of look-ups. */
function isGrowthExpected({ growth, atMost }: ScalingEvidence): boolean {
  return growth !== '1' && !(atMost && growth === 'log n');
}

function usesN(arm: string): string {
  return `does ${arm} use its n?`;
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
