import type { Plot, PlotBand } from '../../../describe/plot/plot';
import type { Scale } from '../../axis';
import { isOutside } from '../../text/outsidePoints';
import type { Paint, TerminalStyle } from '../terminalStyle';
import { DOTS, type Canvas } from './canvas';

/** The symbols of the series, which differ without colour. */
const SYMBOLS = ['●', '▲', '■', '◆', '○', '△', '□', '◇'] as const;
/** The shading of the band. */
export const BAND = '░';

/** Maps the values of a plot to positions on a canvas. */
export interface CanvasScales {
  /** Characters from the left. */
  readonly column: Scale;
  /** Characters from the top. */
  readonly row: Scale;
  /** The share of the x axis. */
  readonly x: Scale;
  /** The share of the y axis. */
  readonly y: Scale;
}

/** Shades the band: what the claim allows. */
export function drawBand(canvas: Canvas, { band, y }: Plot, scales: CanvasScales, { colours }: TerminalStyle): void {
  if (band === undefined || band.edges.length === 0) return;
  const lowest = y.scale === 'log' ? 0 : -Infinity;
  const [first, last] = [scales.column(band.edges[0]!.x), scales.column(band.edges.at(-1)!.x)];
  for (let column = first; column <= last; column++) {
    const { low = lowest, high = Infinity } = edgeAt(band, column / (canvas.width - 1), scales.x);
    const bottom = Math.min(canvas.height - 1, scales.row(low));
    for (let row = Math.max(0, scales.row(high)); row <= bottom; row++) canvas.put(column, row, BAND, colours.dim);
  }
}

/** The edges of a band at a share of the x axis, interpolated between the two nearest that are known. */
function edgeAt({ edges }: PlotBand, share: number, toShare: Scale): PlotBand['edges'][number] {
  const after = edges.findIndex((edge) => toShare(edge.x) >= share);
  const right = edges[after === -1 ? edges.length - 1 : after]!;
  const left = edges[Math.max(0, (after === -1 ? edges.length : after) - 1)]!;
  const span = toShare(right.x) - toShare(left.x);
  const weight = span === 0 ? 0 : Math.min(1, Math.max(0, (share - toShare(left.x)) / span));
  return { x: right.x, low: between(left.low, right.low, weight), high: between(left.high, right.high, weight) };
}

function between(a: number | undefined, b: number | undefined, weight: number): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a > 0 && b > 0 ? a * (b / a) ** weight : a + (b - a) * weight;
}

/** Draws curves as dots, which are finer than characters. */
export function drawCurves(canvas: Canvas, { curves }: Plot, scales: CanvasScales, { colours }: TerminalStyle): void {
  const [width, height] = [canvas.width * DOTS.across - 1, canvas.height * DOTS.down - 1];
  for (const { points } of curves) {
    const dots = points.map((point) => ({ x: scales.x(point.x) * width, y: (1 - scales.y(point.y)) * height }));
    for (let i = 1; i < dots.length; i++) {
      const [from, to] = [dots[i - 1]!, dots[i]!];
      const steps = Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1));
      if (!Number.isFinite(steps)) continue;
      for (let step = 0; step <= steps; step++) {
        const [x, y] = [from.x + (to.x - from.x) * (step / steps), from.y + (to.y - from.y) * (step / steps)];
        canvas.dot(Math.round(x), Math.round(y), colours.cyan);
      }
    }
  }
}

/** Draws points, and their intervals if these are longer than a character; red if they are outside. */
export function drawPoints(canvas: Canvas, plot: Plot, { column, row }: CanvasScales, style: TerminalStyle): void {
  plot.series.forEach(({ name, points }, i) => {
    points.forEach(({ x, y }, point) => {
      const at = column(x);
      const paint: Paint = isOutside(plot, name, point) ? style.colours.red : seriesPaint(i, style);
      const bottom = Math.min(canvas.height - 1, row(y.low));
      for (let place = Math.max(0, row(y.high)); place <= bottom; place++) canvas.put(at, place, '│', paint);
      canvas.put(at, row(y.estimate), symbolOf(i), paint);
    });
  });
}

/** Returns the symbol of a series. */
export function symbolOf(index: number): string {
  return SYMBOLS[index % SYMBOLS.length]!;
}

function seriesPaint(index: number, { colours }: TerminalStyle): Paint {
  const paints = [colours.bold, colours.magenta, colours.yellow, colours.green, colours.blue];
  return paints[index % paints.length]!;
}
