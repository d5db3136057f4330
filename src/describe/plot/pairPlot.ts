import type { SlopeEvidence } from '../../claims/slope/evidence';
import type { ComparisonEvidence } from '../../claims/comparison/evidence';
import type { OverheadEvidence } from '../../claims/overhead/evidence';
import type { CrossoverEvidence } from '../../claims/crossover/evidence';
import type { AddedCostEvidence } from '../../claims/addedCost/evidence';
import type { BaselineEvidence } from '../../claims/baseline/evidence';
import type { WorkloadChange } from '../../claims/baseline/workloadChange';
import type { ComparedWith } from '../../record/comparison';
import { placesWhere, plotFrom, type PlotParts } from './plotParts';
import type { Plot, PlotBand, PlotCurve } from './plot';
import { known, stated, statedDuration } from '../quantity';

/** Returns what one arm costs more than another at each size. */
export function differencePlot(evidence: OverheadEvidence | SlopeEvidence | AddedCostEvidence): Plot {
  const other = 'other' in evidence ? evidence.other : evidence.over;
  const name = `${evidence.arm} − ${other}`;
  return plotFrom({
    y: { label: name, quantity: 'duration' },
    series: [{ name, points: evidence.differences.map(({ n, differenceNs }) => ({ x: n, y: differenceNs })) }],
    band: allowed(evidence),
  });
}

/** The differences that a claim allows, beginning with the one at the smallest size where it is about a change. */
function allowed(evidence: OverheadEvidence | SlopeEvidence | AddedCostEvidence): PlotBand | undefined {
  const { differences, times } = evidence;
  const bottom = differences[0]!.differenceNs.estimate;
  switch (evidence.kind) {
    case 'overhead': {
      const { factor } = evidence;
      if (bottom <= 0) return undefined;
      const name = `allowed, ${stated(factor)} times either way`;
      return { name, edges: differences.map(({ n: x }) => ({ x, low: bottom / factor, high: bottom * factor })) };
    }
    case 'slope': {
      const { other, within } = evidence;
      const own = times.filter(({ arm }) => arm === other);
      const least = own[0]!.timeNs.estimate;
      return {
        name: `allowed, ${stated(100 * within)} % of what ${other} grows by`,
        edges: own.map(({ n: x, timeNs }) => {
          const share = within * (timeNs.estimate - least);
          return { x, low: bottom - share, high: bottom + share };
        }),
      };
    }
    case 'added cost': {
      const { atMostNs } = evidence;
      const name = `allowed, up to ${statedDuration(atMostNs)}`;
      return { name, edges: differences.map(({ n: x }) => ({ x, low: undefined, high: atMostNs })) };
    }
  }
}

/** Returns how many times as long one arm takes as another at each size. */
export function ratioPlot(evidence: ComparisonEvidence | CrossoverEvidence): Plot {
  const { arm, other, ratios } = evidence;
  const [low, high, from] =
    evidence.kind === 'comparison' ? [evidence.low, evidence.high, 0] : [undefined, 1, evidence.before];
  const name = `${arm} / ${other}`;
  return plotFrom({
    y: { label: name, quantity: 'ratio' },
    series: [{ name, points: ratios.map(({ n, ratio }) => ({ x: n, y: ratio })) }],
    curves: [level(ratios)],
    band: {
      name: rangeName(low, high),
      edges: ratios.filter(({ n }) => n >= from).map(({ n: x }) => ({ x, low, high })),
    },
  });
}

/** Returns how many times as long a workload takes as at the base, at each size, beside what a claim allows. */
export function changePlot({ arm, base, low, high, workload: { times = [] } }: BaselineEvidence): Plot {
  const band = { name: rangeName(low, high), edges: times.map(({ n: x }) => ({ x, low, high })) };
  return plotFrom({ ...overBase(arm, base, times), band });
}

/** Returns the same beside what is taken for unchanged where nothing is claimed; outside is where it was shown slower. */
export function workloadPlot({ arm, times = [] }: WorkloadChange, { named, within }: ComparedWith): Plot {
  const parts = overBase(arm, named, times);
  const [low, high] = [1 / within, within];
  const name = `unchanged, ${known(low)} to ${stated(high)}`;
  const isSlower = (n: number): boolean => times.some((time) => time.n === n && time.outcome === 'more');
  return plotFrom({
    ...parts,
    band: { name, edges: times.map(({ n: x }) => ({ x, low, high })) },
    outside: placesWhere(parts.series, ({ x }) => isSlower(x)),
  });
}

function overBase(arm: string, base: string, times: NonNullable<WorkloadChange['times']>): PlotParts {
  const name = `${arm} now / at ${base}`;
  const points = times.map(({ n, change: { estimate, low, high } }) => ({
    x: n,
    y: { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) },
  }));
  return {
    y: { label: name, quantity: 'ratio' },
    series: [{ name, points }],
    curves: times.length === 0 ? [] : [level(times)],
  };
}

/** Where both take as long. */
function level(sizes: readonly { readonly n: number }[]): PlotCurve {
  return { name: 'equal', points: [sizes[0]!, sizes.at(-1)!].map(({ n: x }) => ({ x, y: 1 })) };
}

function rangeName(low: number | undefined, high: number | undefined): string {
  if (low === undefined) return `allowed, up to ${stated(high ?? Infinity)}`;
  return high === undefined ? `allowed, from ${stated(low)}` : `allowed, ${stated(low)} to ${stated(high)}`;
}
