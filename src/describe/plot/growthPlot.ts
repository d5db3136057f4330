import { costParts, type CostParts } from '../../claims/scaling/fixedCost';
import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { curveOf } from '../../model/growth';
import { exactPower } from '../growth';
import type { AxisLabel, Plot, PlotSeries } from './plot';
import { plotFrom, valuesBetween } from './plotParts';

/** Caches or the optimiser may distort a single size: 1.96 standard deviations of 5 %. */
const TOLERANCE = 0.1;
/** A curve that grows by less over the sweep has no part that grows. */
const FLAT = 1 + 1e-9;

/** The growth that a claim allows, and by how much the exponent that was found exceeds it; of times or of counts. */
type GrowthClaim = Pick<ScalingEvidence, 'growth' | 'atMost' | 'margin'> & { readonly excess: number };

/** Returns the figures of an arm at each size, with the growth that was fitted to them and the growths that are allowed. */
export function growthPlot({ growth, excess, margin, atMost }: GrowthClaim, series: PlotSeries, y: AxisLabel): Plot {
  const { points } = series;
  const sizes = points.map(({ x }) => x);
  const figures = points.map((point) => point.y.estimate);
  const curve = curveOf(growth)!;
  const found = (n: number): number => curve(n) * n ** excess;
  const { fixed, growing } = fit(sizes, figures, found);
  const bottom = sizes[0]!;
  // From the growing part of the smallest size on, as steep as the claim allows.
  const edge = (n: number, power: number): number =>
    fixed + growing * found(bottom) * (curve(n) / curve(bottom)) * (n / bottom) ** power;
  const places = valuesBetween(sizes);
  return plotFrom({
    y,
    series: [series],
    curves: [
      {
        name: `fitted, ${exactPower(growth, excess)}`,
        points: places.map((x) => ({ x, y: fixed + growing * found(x) })),
      },
    ],
    band: {
      name: `allowed, ${allowedText({ growth, margin, atMost })}`,
      edges: places.map((x) => ({ x, low: atMost ? undefined : edge(x, -margin), high: edge(x, margin) })),
    },
    tolerance: TOLERANCE,
  });
}

function allowedText({ growth, margin, atMost }: Omit<GrowthClaim, 'excess'>): string {
  if (margin === 0) return `${atMost ? 'up to ' : ''}${growth}`;
  const lower = atMost ? 'up to ' : `${exactPower(growth, -margin)} to `;
  return `${lower}${exactPower(growth, margin)}: ${growth} and a margin`;
}

/** Returns the fixed cost, at least 0, and the factor of a curve that fit best, by relative error. */
function fit(sizes: readonly number[], figures: readonly number[], curve: (n: number) => number): CostParts {
  const values = sizes.map(curve);
  const isFlat = Math.max(...values) <= Math.min(...values) * FLAT;
  if (!isFlat && figures.every((figure) => figure > 0)) {
    const parts = costParts(sizes, figures, curve);
    if (parts.fixed > 0 && parts.growing > 0) return parts;
  }
  const relative = values.map((value, i) => value / (figures[i]! || 1));
  const squares = relative.reduce((sum, value) => sum + value * value, 0);
  return { fixed: 0, growing: relative.reduce((sum, value) => sum + value, 0) / squares };
}
