import { curveOf } from '../../model/growth';
import { costParts } from '../../claims/scaling/fixedCost';
import type { ScalingEvidence } from '../../claims/scaling/evidence';
import type { ConstantEvidence } from '../../claims/constant/evidence';
import { between, plotFrom, TIME, timeSeries } from './plotParts';
import type { Axis, Plot, PlotSeries } from './plot';
import { exactPower } from '../growth';
import { stated } from '../quantity';

/** Single sizes may be distorted by caches or the optimiser: 1.96 standard deviations of 5 %. */
const TOLERANCE = 0.1;
/** What hardly grows has no part that grows. */
const FLAT = 1 + 1e-9;

/** Returns times beside the growth that is claimed of them. */
export function growthPlot(evidence: ScalingEvidence): Plot {
  const { excess, times } = evidence;
  const y = { label: TIME, quantity: 'duration' } as const;
  return growing({ ...evidence, excess: excess.estimate }, timeSeries(times), y);
}

/** What a claim on growth says and found, of times as of counts. */
type Growing = Pick<ScalingEvidence, 'growth' | 'atMost' | 'margin'> & { readonly excess: number };

/** Returns figures, one at each size, beside the growth that is claimed of them. */
export function growing(
  { growth, excess, margin, atMost }: Growing,
  series: readonly PlotSeries[],
  y: Omit<Axis, 'scale'>,
): Plot {
  const points = series[0]?.points ?? [];
  const sizes = points.map(({ x }) => x);
  const curve = curveOf(growth)!;
  const found = (n: number): number => curve(n) * n ** excess;
  const fitted = fit(
    sizes,
    points.map((point) => point.y.estimate),
    found,
  );
  const [bottom, top] = [sizes[0]!, sizes.at(-1)!];
  // From the growing part of the smallest size on, as steep as the claim allows.
  const edge = (n: number, power: number): number =>
    fitted.fixed + fitted.growing * found(bottom) * (curve(n) / curve(bottom)) * (n / bottom) ** power;
  const places = [...new Set([...sizes, ...between(bottom, top)])].sort((a, b) => a - b);
  return plotFrom({
    y,
    series,
    curves: [
      {
        name: `fitted, ${exactPower(growth, excess)}`,
        points: places.map((x) => ({ x, y: fitted.fixed + fitted.growing * found(x) })),
      },
    ],
    band: {
      name: `allowed, ${atMost ? 'up to ' : `${exactPower(growth, -margin)} to `}${exactPower(growth, margin)}: ${growth} and a margin`,
      edges: places.map((x) => ({ x, low: atMost ? undefined : edge(x, -margin), high: edge(x, margin) })),
    },
    tolerance: TOLERANCE,
  });
}

/** Returns the fixed cost, at least 0, and the factor of a curve that fit best, by relative error. */
function fit(
  sizes: readonly number[],
  figures: readonly number[],
  curve: (n: number) => number,
): { readonly fixed: number; readonly growing: number } {
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

/** Returns times beside the level that they are claimed to stay at. */
export function levelPlot({ arm, factor, bottom, times }: ConstantEvidence): Plot {
  const own = times.filter((time) => time.arm === arm);
  const sizes = own.map(({ n }) => n);
  const logs = own.filter(({ n }) => bottom.includes(n)).map(({ timeNs }) => Math.log(timeNs.estimate));
  const level = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return plotFrom({
    y: { label: TIME, quantity: 'duration' },
    series: timeSeries(own),
    curves: [{ name: 'at the bottom', points: [sizes[0]!, sizes.at(-1)!].map((x) => ({ x, y: level })) }],
    band: {
      name: `allowed, ${stated(factor)} times either way`,
      edges: sizes.map((x) => ({ x, low: level / factor, high: level * factor })),
    },
  });
}
