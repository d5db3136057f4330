import type { Evidence, EvidenceOf, Kind, Verdict } from '../claims/kinds';
import type { Description } from './description';
import { addedCost, overhead, slope } from './kind/differences';
import { baseline } from './kind/baseline';
import { comparison } from './kind/comparison';
import { constant } from './kind/constant';
import { countedComparison, countedConstant, countedScaling, exactCount, steadyCounts } from './kind/counts';
import { crossover } from './kind/crossover';
import { explanation } from './kind/explanation';
import { pricedSteps } from './kind/pricedSteps';
import { scaling } from './kind/scaling';
import { throughput, timeBudget } from './kind/budget';
import type { Plot } from './plot/plot';

const DESCRIPTIONS: { readonly [K in Kind]: Description<EvidenceOf<K>> } = {
  scaling,
  constant,
  overhead,
  slope,
  'added cost': addedCost,
  comparison,
  crossover,
  explanation,
  'time budget': timeBudget,
  throughput,
  baseline,
  'exact count': exactCount,
  'counted scaling': countedScaling,
  'priced steps': pricedSteps,
  'counted constant': countedConstant,
  'counted comparison': countedComparison,
  'steady counts': steadyCounts,
};

/** Returns the description of the kind of some evidence. */
export function descriptionOf<E extends Evidence>({ kind }: E): Description<E> {
  // The compiler does not see that the kind and the evidence are a pair.
  return DESCRIPTIONS[kind] as Description<never> as Description<E>;
}

/** Returns in one sentence what was found, from the figures alone. */
export function findingOf(evidence: Evidence): string {
  return descriptionOf(evidence).finding(evidence);
}

/** Returns the one figure that decides the claim, with its interval if it has one: a cell of a table. */
export function estimateOf(evidence: Evidence): string {
  return descriptionOf(evidence).estimate(evidence);
}

/** Returns the smallest violation that the samples would have shown: a cell of a table, empty if it is unknown. */
export function smallestDetectableOf(evidence: Evidence): string {
  return descriptionOf(evidence).smallestDetectable(evidence);
}

/** Returns a doubt about a verdict that holds, which a report shows beside it; undefined if there is none. */
export function cautionOf({ outcome, evidence }: Verdict): string | undefined {
  return outcome === 'holds' ? descriptionOf(evidence).caution?.(evidence) : undefined;
}

/**
 * Returns the plot of the evidence of a verdict, or undefined if it has fewer than two sizes.
 *
 * Points are outside only if the claim is violated: otherwise noise or a usual distortion put them there.
 */
export function plotOf(verdict: Verdict): Plot | undefined {
  const { evidence, outcome } = verdict;
  const plot = evidence && descriptionOf(evidence).plot?.(evidence);
  if (plot === undefined) return undefined;
  const places = new Set(plot.series.flatMap(({ points }) => points.map(({ x }) => x)));
  if (places.size < 2) return undefined;
  return outcome === 'violated' ? plot : { ...plot, outside: [] };
}
