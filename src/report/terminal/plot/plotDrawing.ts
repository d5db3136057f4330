import type { Plot, PlotBand } from '../../../describe/plot/plot';
import { DOTS, type Canvas, type Paint } from './canvas';
import type { Look } from '../look';
import { isOutside } from '../../outside';
import type { Scale } from './plotScale';

/** One for each series, told apart without colour. */
const SYMBOLS = ['●', '▲', '■', '◆', '○', '△', '□', '◇'] as const;
/** What shades the band. */
export const BAND = '░';

/** Where figures stand on a canvas. */
export interface Place {
  /** Characters from the left. */
  readonly column: Scale;
  /** Characters from the top. */
  readonly row: Scale;
  readonly toX: Scale;
  readonly toY: Scale;
}

/** Shades what a claim allows. */
export function drawBand(canvas: Canvas, { band, y }: Plot, { toX, toY }: Place, { colours }: Look): void {
  if (band === undefined || band.edges.length === 0) return;
  const lowest = y.scale === 'log' ? 0 : -Infinity;
  const [from, to] = [band.edges[0]!, band.edges.at(-1)!].map((edge) => toX(edge.x) * (canvas.width - 1)) as [
    number,
    number,
  ];
  for (let column = Math.round(from); column <= Math.round(to); column++) {
    const { low = lowest, high = Infinity } = edgeAt(band, column / (canvas.width - 1), toX);
    const [top, bottom] = [high, low].map((edge) => (1 - toY(edge)) * (canvas.height - 1)) as [number, number];
    for (let row = Math.max(0, Math.round(top)); row <= Math.min(canvas.height - 1, Math.round(bottom)); row++) {
      canvas.put(column, row, BAND, colours.dim);
    }
  }
}

/** The edges of a band at a place along the axis, between the two neighbours that are known, as the axis goes. */
function edgeAt({ edges }: PlotBand, at: number, toX: Scale): PlotBand['edges'][number] {
  const after = edges.findIndex((edge) => toX(edge.x) >= at);
  const right = edges[after === -1 ? edges.length - 1 : after]!;
  const left = edges[Math.max(0, (after === -1 ? edges.length : after) - 1)]!;
  const span = toX(right.x) - toX(left.x);
  const share = span === 0 ? 0 : Math.min(1, Math.max(0, (at - toX(left.x)) / span));
  return { x: right.x, low: mixed(left.low, right.low, share), high: mixed(left.high, right.high, share) };
}

function mixed(a: number | undefined, b: number | undefined, share: number): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a > 0 && b > 0 ? a * (b / a) ** share : a + (b - a) * share;
}

/** Draws curves as dots, finer than characters. */
export function drawCurves(canvas: Canvas, { curves }: Plot, { toX, toY }: Place, { colours }: Look): void {
  const [width, height] = [canvas.width * DOTS.across - 1, canvas.height * DOTS.down - 1];
  for (const { points } of curves) {
    const dots = points.map((point) => ({ x: toX(point.x) * width, y: (1 - toY(point.y)) * height }));
    for (let i = 1; i < dots.length; i++) {
      const [from, to] = [dots[i - 1]!, dots[i]!];
      const steps = Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1));
      if (!Number.isFinite(steps)) continue;
      for (let step = 0; step <= steps; step++) {
        const share = step / steps;
        canvas.dot(
          Math.round(from.x + (to.x - from.x) * share),
          Math.round(from.y + (to.y - from.y) * share),
          colours.cyan,
        );
      }
    }
  }
}

/** Draws points with their intervals, where these are longer than a character; red where they are outside. */
export function drawPoints(canvas: Canvas, plot: Plot, { column, row }: Place, look: Look): void {
  const { series } = plot;
  series.forEach(({ name, points }, i) => {
    points.forEach(({ x, y }, point) => {
      const at = column(x);
      const paint: Paint = isOutside(plot, name, point) ? look.colours.red : seriesPaint(i, look);
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

function seriesPaint(index: number, { colours }: Look): Paint {
  const paints = [colours.bold, colours.magenta, colours.yellow, colours.green, colours.blue];
  return paints[index % paints.length]!;
}
