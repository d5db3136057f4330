import type { ScalingEvidence } from '../claims/scaling/evidence';
import type { NarrowSweep } from '../claims/shared/evidence';
import type { Evidence } from '../claims/kinds';
import type { ConstantEvidence } from '../claims/constant/evidence';
import type { Growth } from '../model/growth';
import { throughputFinding, timeBudgetFinding } from './budgetFinding';
import { changeText } from './change';
import {
  countedConstantFinding,
  countedGrowthFinding,
  countedRatioFinding,
  countFinding,
  countsFinding,
} from './countFinding';
import { explanationFinding } from './explanationFinding';
import { exactPower, exclusionText, hardlyGrow, power } from './growth';
import { costFinding, crossoverFinding, overheadFinding, ratioFinding, slopeFinding } from './pairFinding';
import { count, duration, exponent, known, percent, plainDuration, withInterval } from './quantity';

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
    case 'added cost':
      return costFinding(evidence);
    case 'comparison':
      return ratioFinding(evidence);
    case 'crossover':
      return crossoverFinding(evidence);
    case 'time budget':
      return timeBudgetFinding(evidence);
    case 'throughput':
      return throughputFinding(evidence);
    case 'explanation':
      return explanationFinding(evidence);
    case 'baseline':
      return `${evidence.arm}, beside ${evidence.base}: ${changeText(evidence.workload)}`;
    case 'exact count':
      return countFinding(evidence);
    case 'counted scaling':
      return countedGrowthFinding(evidence);
    case 'counted constant':
      return countedConstantFinding(evidence);
    case 'counted comparison':
      return countedRatioFinding(evidence);
    case 'steady counts':
      return countsFinding(evidence);
  }
}

function scalingFinding({ arm, growth, excess, tail, ...rest }: ScalingEvidence): string {
  const range = `over n = ${count(rest.times[0]?.n ?? 0)} to ${count(tail.to)}`;
  const [first, last] = ends(rest.times);
  if (hardlyGrow(rest.times)) {
    const found = `${arm} hardly grows ${range}: ${duration(first.timeNs)} at the bottom, ${duration(last.timeNs)} at the top`;
    return [found, ...caughtGrowth(growth, rest.detectable, tail.to), ...reservations(rest)].join('; ');
  }
  return [
    `${arm} grows as ${power(growth, excess)} ${range}, and as n^${withInterval(tail.exponent, exponent)} from ${count(tail.from)} to ${count(tail.to)}`,
    ...exclusionText(growth, rest),
    ...caughtGrowth(growth, rest.detectable, tail.to),
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
function caughtGrowth(growth: Growth, caught: ScalingEvidence['detectable'], top: number): string[] {
  if (caught === undefined) return [];
  const { excess, share } = caught;
  const seen = [
    ...(excess === undefined ? [] : [exactPower(growth, excess)]),
    ...(share === undefined ? [] : [`${exactPower(growth, 1)} in ${percent(share)} of the time at n = ${count(top)}`]),
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

function constantFinding({ arm, bottom, changes, narrow, detectableExponent }: ConstantEvidence): string {
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
  const caught = detectableExponent === undefined ? [] : [`would have caught n^${exponent(detectableExponent)}`];
  return [found, ...caught, ...narrowness(narrow)].join('; ');
}

function ends<Item>(items: readonly Item[]): [Item, Item] {
  return [items[0] as Item, items.at(-1) as Item];
}
