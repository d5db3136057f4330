import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { MACHINE_FACTOR } from '../../claims/scaling/endlessGrowth';
import { curveOf } from '../../model/growth';
import { exactPower } from '../growth';
import type { AxisLabel, Plot, PlotSeries } from './plot';
import { plotFrom, valuesBetween } from './plotParts';

/** Caches or the optimiser may distort a single size: 1.96 standard deviations of 5 %. */
const TOLERANCE = 0.1;

/** The claimed growth, what was found at the top, and where a unit of the growth cost least. */
type SettledClaim = Pick<ScalingEvidence, 'growth'> &
  NonNullable<ScalingEvidence['price']> & { readonly excess: number };

/**
 * Returns the figures of an arm at all sizes, with the growth that was found over those at the top, and with what the
 * claim allows: as many times the least cost of a unit as a machine can add.
 */
export function settledPlot(claim: SettledClaim, series: PlotSeries, y: AxisLabel): Plot {
  const { growth, excess, from, cheapestAt } = claim;
  const { points } = series;
  const curve = curveOf(growth)!;
  const [top, cheapest] = [points.at(-1)!, points.find(({ x }) => x === cheapestAt)!];
  const found = (n: number): number => curve(n) * n ** excess;
  const places = valuesBetween(points.map(({ x }) => x));
  const allowed = (MACHINE_FACTOR * cheapest.y.estimate) / curve(cheapest.x);
  const unit = growth === '1' ? 'the shortest call' : `the least cost of a unit of ${growth}`;
  return plotFrom({
    y,
    series: [series],
    curves: [
      {
        name: `found at the top, ${exactPower(growth, excess)}`,
        points: places.filter((x) => x >= from).map((x) => ({ x, y: (top.y.estimate * found(x)) / found(top.x) })),
      },
    ],
    band: {
      name: `allowed, up to ${String(MACHINE_FACTOR)} times ${unit}`,
      edges: places.map((x) => ({ x, low: undefined, high: allowed * curve(x) })),
    },
    tolerance: TOLERANCE,
  });
}
