import type uPlot from 'uplot';
import type { Plot, PlotPoint, Quantity } from '../../../describe/plot/plot';
import { duration, significant, wholeOrKnown, withInterval } from '../../../describe/quantity';
import { tickLabel } from '../../axis';
import { isOutside } from '../../text/outsidePoints';
import type { PlotPart } from './legend';
import { drawMark, drawMarker, seriesColour } from './marker';
import { colour } from './theme';

const RADIUS = 4;
/** The radius of the points of a crowded series, so that they do not hide each other. */
const SMALL_RADIUS = 2;
const MANY = 100;
/** The distance, in pixels, up to which the pointer is at a point. */
const NEAR = 30;

/** Draws the points of a plot with their intervals, and a ring around each that is outside. */
export function drawPoints(uplot: uPlot, plot: Plot, hidden: ReadonlySet<PlotPart>): void {
  const { ctx: context, bbox } = uplot;
  const { series } = plot;
  const ratio = devicePixelRatio;
  const isCrowded = series.some(({ points }) => points.length > MANY);
  const radius = (isCrowded ? SMALL_RADIUS : RADIUS) * ratio;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.lineWidth = 1.5 * ratio;
  series.forEach((one, i) => {
    const { name, points, isMark = false } = one;
    if (hidden.has(one)) return;
    points.forEach((point, place) => {
      context.strokeStyle = context.fillStyle = isMark ? colour('undecided') : seriesColour(i);
      const [x, y] = [uplot.valToPos(point.x, 'x', true), uplot.valToPos(point.y.estimate, 'y', true)];
      const [low, high] = [point.y.low, point.y.high].map((end) => uplot.valToPos(end, 'y', true)) as [number, number];
      if (low - high > 2 * radius) {
        context.beginPath();
        context.moveTo(x, low);
        context.lineTo(x, high);
        context.stroke();
      }
      if (isMark) drawMark(context, x, y, radius);
      else drawMarker(context, i, x, y, radius);
      if (!isOutside(plot, name, place)) return;
      context.strokeStyle = colour('violated');
      context.beginPath();
      context.arc(x, y, 2.2 * radius, 0, 2 * Math.PI);
      context.stroke();
    });
  });
  context.restore();
}

/** Returns the point nearest to the pointer in words; an empty text if none is near. */
export function nearestPoint(uplot: uPlot, { series, x, y }: Plot, hidden: ReadonlySet<PlotPart>): string {
  const { left = -1, top = -1 } = uplot.cursor;
  if (left < 0 || top < 0) return '';
  let best: { readonly name: string; readonly point: PlotPoint; readonly distance: number } | undefined;
  for (const one of series) {
    const { name, points } = one;
    if (hidden.has(one)) continue;
    for (const point of points) {
      const distance = Math.hypot(uplot.valToPos(point.x, 'x') - left, uplot.valToPos(point.y.estimate, 'y') - top);
      if (distance < (best?.distance ?? NEAR)) best = { name, point, distance };
    }
  }
  if (best === undefined) return '';
  const { name, point } = best;
  return `${name}: ${figureText(point.y, y.quantity)} at ${x.label} = ${tickLabel(point.x, x.quantity)}`;
}

/** A figure in one unit, with its interval if it is not exact. */
function figureText(interval: PlotPoint['y'], quantity: Quantity): string {
  if (interval.low === interval.high) return tickLabel(interval.estimate, quantity);
  if (quantity === 'duration') return duration(interval);
  return withInterval(interval, quantity === 'count' ? wholeOrKnown : significant);
}
