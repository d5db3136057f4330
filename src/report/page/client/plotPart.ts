import type { PlotBand, PlotCurve, PlotSeries } from '../../../describe/plot/plot';

/** What of a plot can be taken away: itself, not its name, since an arm may be called what a curve is called. */
export type PlotPart = PlotSeries | PlotCurve | PlotBand;
