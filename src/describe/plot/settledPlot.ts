import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { MACHINE_FACTOR } from '../../claims/scaling/endlessGrowth';
import { SETTLED_FACTOR } from '../../claims/scaling/settledGrowth';
import { curveOf } from '../../model/growth';
import { count } from '../quantity';
import { exactPower } from '../growth';
import type { AxisLabel, Plot, PlotBand, PlotCurve, PlotSeries } from './plot';
import { plotFrom, valuesBetween } from './plotParts';

/** Caches or the optimiser may distort a single size: 1.96 standard deviations of 5 %. */
const TOLERANCE = 0.1;

/** The claimed growth, what was found at the top, and how the cost of a unit changed. */
type SettledClaim = Pick<ScalingEvidence, 'growth'> &
  NonNullable<ScalingEvidence['price']> & { readonly excess: number };

/**
 * Returns the figures of an arm at all sizes, with the growth that was found over the judged ones at the top, and with
 * what the claim allows: from the size on at which a unit cost least, as many times that cost as a machine can add. A
 * claim that limits a fall has no such bound if the cost falls, since a fixed cost may be the reason.
 */
export function settledPlot(claim: SettledClaim, series: PlotSeries, y: AxisLabel): Plot {
  const { growth, excess, from, fall } = claim;
  const curve = curveOf(growth)!;
  const { points } = series;
  const top = points.at(-1)!;
  const places = valuesBetween(points.map(({ x }) => x));
  const judged = places.filter((x) => x >= from);
  /** A curve of a growth over the judged sizes, through the point at one of them. */
  const through = (x: number, name: string, growing: (n: number) => number): PlotCurve => {
    const height = points.find((point) => point.x === x)!.y.estimate / growing(x);
    return { name, points: judged.map((n) => ({ x: n, y: height * growing(n) })) };
  };
  const found = `judged from n = ${count(from)} on: ${exactPower(growth, excess)}`;
  return plotFrom({
    y,
    series: [series],
    curves: [
      through(top.x, found, (n) => curve(n) * n ** excess),
      ...(fall === undefined ? [] : [through(from, `claimed: ${growth}`, curve)]),
    ],
    band: fall === undefined ? allowed(claim, series, places) : undefined,
    tolerance: TOLERANCE,
  });
}

function allowed(
  { growth, cheapestAt, rise, settlement }: SettledClaim,
  series: PlotSeries,
  places: number[],
): PlotBand {
  const curve = curveOf(growth)!;
  const isBeyond = settlement === 'settled' && rise.estimate > MACHINE_FACTOR;
  const cheapest = series.points.find(({ x }) => x === cheapestAt)!;
  // A price that is level at the top may have risen by any factor.
  const settled = Math.max(SETTLED_FACTOR, Math.ceil(rise.estimate));
  const high = ((isBeyond ? settled : MACHINE_FACTOR) * cheapest.y.estimate) / curve(cheapestAt);
  const unit = growth === '1' ? 'the shortest call' : `the least cost of a unit of ${growth}`;
  const limit = isBeyond
    ? `${count(settled)} times ${unit}, since it settled`
    : `${String(MACHINE_FACTOR)} times ${unit}, ${String(SETTLED_FACTOR)} if it settles`;
  return {
    name: `allowed, up to ${limit}`,
    edges: places.filter((x) => x >= cheapestAt).map((x) => ({ x, low: undefined, high: high * curve(x) })),
  };
}
