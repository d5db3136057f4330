import type { Plot, PlotCurve, PlotSeries } from '../../../describe/plot/plot';
import type { PackedPlot, PackedSeries } from '../packedPlot';

/** Returns a plot as it was before it was packed, but for what was rounded. */
export function unpacked({ x, y, series, curves, band, outside = [] }: PackedPlot): Plot {
  return {
    x,
    y,
    series: series.map(pointsOf),
    curves: curves.map(curveOf),
    band: band && {
      name: band.name,
      edges: band.at.map((at, i) => ({ x: at, low: band.low[i] ?? undefined, high: band.high[i] ?? undefined })),
    },
    outside,
  };
}

function pointsOf({ name, at, of, low = of, high = of, isMark }: PackedSeries): PlotSeries {
  return {
    name,
    ...(isMark && { isMark }),
    points: at.map((x, i) => ({ x, y: { estimate: of[i]!, low: low[i]!, high: high[i]! } })),
  };
}

function curveOf({ name, at, of }: PackedSeries): PlotCurve {
  return { name, points: at.map((x, i) => ({ x, y: of[i]! })) };
}
