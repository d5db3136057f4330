import type {
  ConstantEvidence,
  Evidence,
  NarrowSweep,
  OverheadEvidence,
  RatioEvidence,
  ScalingEvidence,
  SlopeEvidence,
} from '../claims/evidence';
import type { Growth } from '../claims/growth';
import { countedConstantFinding, countedGrowthFinding, countFinding } from './countFinding';
import { exactPower, exclusionText, power } from './growthText';
import { count, duration, exponent, known, percent, plainDuration, significant, withInterval } from './quantity';

/** Returns in one sentence what was found, from the figures alone. */
export function findingOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'scaling':
      return scalingFinding(evidence);
    case 'constant':
      return constantFinding(evidence);
    case 'overhead':
      return overheadFinding(evidence);
    case 'slope':
      return slopeFinding(evidence);
    case 'ratio':
      return ratioFinding(evidence);
    case 'count':
      return countFinding(evidence);
    case 'counted growth':
      return countedGrowthFinding(evidence);
    case 'counted constant':
      return countedConstantFinding(evidence);
  }
}

/** Time that grew by less than this over the sweep has no exponent worth a figure. */
const HARDLY = 1.5;

function scalingFinding({ arm, growth, excess, tail, ...rest }: ScalingEvidence): string {
  const range = `over n = ${count(rest.times[0]?.n ?? 0)} to ${count(tail.to)}`;
  const [first, last] = ends(rest.times);
  const timeGrowth = last.timeNs.estimate / first.timeNs.estimate;
  if (timeGrowth < HARDLY) {
    const found = `${arm} hardly grows ${range}: ${duration(first.timeNs)} at the bottom, ${duration(last.timeNs)} at the top`;
    return [found, ...caughtGrowth(growth, rest.caught, tail.to), ...reservations(rest)].join('; ');
  }
  return [
    `${arm} grows as ${power(growth, excess)} ${range}, and as n^${withInterval(tail.exponent, exponent)} from ${count(tail.from)} to ${count(tail.to)}`,
    ...exclusionText(growth, rest),
    ...caughtGrowth(growth, rest.caught, tail.to),
    ...reservations(rest),
  ].join('; ');
}

/** Returns what the sizes leave open. */
function reservations({ narrow, inRangeOnly }: Pick<ScalingEvidence, 'narrow' | 'inRangeOnly'>): string[] {
  return [
    ...narrowness(narrow),
    ...(inRangeOnly ? ['bounded in this range only: a fixed cost hides what lies beyond'] : []),
  ];
}

/** Returns what would have been seen, planted in the samples of a claim that holds. */
function caughtGrowth(growth: Growth, caught: ScalingEvidence['caught'], top: number): string[] {
  if (caught === undefined) return [];
  const { excess, share } = caught;
  const seen = [
    ...(excess === undefined ? [] : [exactPower(growth, excess)]),
    ...(share === undefined
      ? []
      : [`a part that grows n times as fast from ${percent(share)} of the time at n = ${count(top)}`]),
  ];
  return seen.length === 0 ? [] : [`would have caught ${seen.join(', or ')}`];
}

/** Returns why a sweep that was chosen is narrow. */
function narrowness(narrow: NarrowSweep | undefined): string[] {
  if (narrow === undefined) return [];
  const { from, to, timeNs } = narrow;
  const span = `x${known(Number((to / from).toPrecision(2)))}`;
  return [`over n = ${count(from)} to ${count(to)} only (${span}): a call takes ${plainDuration(timeNs)} there`];
}

function constantFinding({ arm, bottom, changes, narrow, caughtExponent }: ConstantEvidence): string {
  const sorted = [...changes].sort((a, b) => a.ratio.estimate - b.ratio.estimate);
  const [least, most] = ends(sorted);
  const [, top] = ends(changes);
  const extremes = [least, most].filter(({ n }) => n !== top.n && !bottom.includes(n));
  const others = extremes.map(({ n, ratio }) => `${withInterval(ratio)} times at n = ${count(n)}`);
  const reference = bottom.map(count).join(' and ');
  const found = [
    `${arm} takes ${withInterval(top.ratio)} times as long at n = ${count(top.n)} as at n = ${reference}`,
    ...new Set(others),
  ].join(', ');
  const caught = caughtExponent === undefined ? [] : [`would have caught n^${exponent(caughtExponent)}`];
  return [found, ...caught, ...narrowness(narrow)].join('; ');
}

function overheadFinding({ arm, over, differences, change, unitNs, units, caughtChange }: OverheadEvidence): string {
  const [bottom, top] = ends(differences);
  // Where the other does not grow, n has no price in it.
  const price =
    unitNs.low > 0
      ? `; that is the price of ${withInterval(units)} more n in ${over}, each of which costs ${duration(unitNs)}`
      : '';
  const caught = caughtChange === undefined ? '' : `; would have caught a factor of ${significant(caughtChange)}`;
  return (
    `${arm} costs ${duration(bottom.differenceNs)} more than ${over} at n = ${count(bottom.n)} and ` +
    `${duration(top.differenceNs)} more at n = ${count(top.n)}, a factor of ${withInterval(change)}${price}${caught}`
  );
}

function slopeFinding({ arm, other, excess, caughtExcess, differences }: SlopeEvidence): string {
  const [bottom, top] = ends(differences);
  const more = excess.estimate >= 0 ? 'more' : 'less';
  const sign = Math.sign(excess.estimate) || 1;
  const ordered = [sign * excess.low, sign * excess.high].sort((a, b) => a - b) as [number, number];
  const share = { estimate: sign * excess.estimate, low: ordered[0], high: ordered[1] };
  const caught = caughtExcess === undefined ? '' : `; would have caught a slope of ${percent(caughtExcess)} more`;
  return (
    `one more n costs ${withInterval(share, percent)} ${more} in ${arm} than in ${other}; ` +
    `${arm} costs ${duration(bottom.differenceNs)} more at n = ${count(bottom.n)} and ` +
    `${duration(top.differenceNs)} more at n = ${count(top.n)}${caught}`
  );
}

function ratioFinding(evidence: RatioEvidence): string {
  const { caughtRatio, low } = evidence;
  if (caughtRatio === undefined) return ratiosFound(evidence);
  const isFaster = low === undefined && caughtRatio < 1;
  const caught = isFaster
    ? `${significant(1 / caughtRatio)} times as fast`
    : `${significant(caughtRatio)} times as long`;
  return `${ratiosFound(evidence)}; would have caught ${caught}`;
}

function ratiosFound({ arm, other, low, ratios }: RatioEvidence): string {
  const sorted = [...ratios].sort((a, b) => a.ratio.estimate - b.ratio.estimate);
  const [least, most] = ends(sorted);
  const places = ratios.length === 1 ? '' : ` at n = ${count(most.n)}`;
  if (low === undefined && most.ratio.estimate < 1) {
    const inverse = { estimate: 1 / most.ratio.estimate, low: 1 / most.ratio.high, high: 1 / most.ratio.low };
    const rest =
      ratios.length === 1 ? ` at n = ${count(most.n)}` : `${places}, the least of ${String(ratios.length)} sizes`;
    return `${arm} is ${withInterval(inverse)} times as fast as ${other}${rest}`;
  }
  if (ratios.length === 1)
    return `${arm} takes ${withInterval(most.ratio)} times as long as ${other} at n = ${count(most.n)}`;
  return (
    `${arm} takes between ${withInterval(least.ratio)} times as long as ${other} (at n = ${count(least.n)}) ` +
    `and ${withInterval(most.ratio)} times (at n = ${count(most.n)})`
  );
}

function ends<Item>(items: readonly Item[]): [Item, Item] {
  return [items[0] as Item, items.at(-1) as Item];
}
