import type { Plot } from '../../../describe/plot/plot';
import { ticks, tickLabel } from '../../axisTicks';
import { Canvas } from './canvas';
import type { Look } from '../look';
import { outsideText } from '../../outside';
import { BAND, drawBand, drawCurves, drawPoints, symbolOf, type Place } from './plotDrawing';
import { scaleOf, xRange, yRange } from './plotScale';
import { clipped, wrap } from '../wrap';

const CURVE = '⠒⠒';
/** What marks places on the axis at which a point is outside of what is allowed. */
const OUTSIDE = '×';

/** Rows of a plot, and the most columns it is drawn over: wider ones are no easier to read. */
const ROWS = 12;
const MOST_COLUMNS = 72;
const Y_TICKS = 5;

/** Returns a plot as lines of text, no wider than there are columns, with what its symbols mean below. */
export function renderPlot(plot: Plot, look: Look): string[] {
  const { x, y } = plot;
  const [across, up] = [xRange(plot), yRange(plot)];
  const labels = ticks(up, y.scale, Y_TICKS).map((value) => ({ value, text: tickLabel(value, y.quantity) }));
  const margin = Math.max(0, ...labels.map(({ text }) => text.length)) + 1;
  const canvas = new Canvas(Math.min(look.columns, MOST_COLUMNS) - margin - 1, ROWS);
  const toX = scaleOf(across, x.scale);
  const toY = scaleOf(up, y.scale);
  const place: Place = {
    column: (value) => Math.round(toX(value) * (canvas.width - 1)),
    row: (value) => Math.round((1 - toY(value)) * (ROWS - 1)),
    toX,
    toY,
  };
  drawBand(canvas, plot, place, look);
  drawCurves(canvas, plot, place, look);
  drawPoints(canvas, plot, place, look);
  const beside = new Map(labels.map(({ value, text }) => [place.row(value), text]));
  const rows = canvas.rows.map(
    (row, i) => `${(beside.get(i) ?? '').padStart(margin - 1)} ${beside.has(i) ? '┤' : '│'}${row}`,
  );
  const indent = ' '.repeat(margin);
  const width = canvas.width + 1;
  return [
    `${indent}${look.colours.dim(clipped(y.label, width))}`,
    ...rows.map((row) => row.trimEnd()),
    ...xAxis(plot, canvas.width, margin, place, look),
    ...legend(plot, width).map((line) => `${indent}${look.colours.dim(line)}`),
    ...outsideLines(plot, width).map((line) => `${indent}${look.colours.red(line)}`),
  ];
}

/** The axis itself, with a mark where the points leave the band, and the sizes below it. */
function xAxis(plot: Plot, width: number, margin: number, { column }: Place, { colours }: Look): string[] {
  const { x, series, outside } = plot;
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const line = Array.from({ length: width }, () => '─');
  for (const value of places)
    line[column(value)] = outside.some((point) => point.x === value) ? colours.red(OUTSIDE) : '┬';
  const labels = Array.from({ length: width }, () => ' ');
  for (const value of shownFirst(places)) {
    const text = tickLabel(value, x.quantity);
    const start = Math.max(0, Math.min(width - text.length, column(value) - Math.floor(text.length / 2)));
    if (labels.slice(Math.max(0, start - 1), start + text.length + 1).some((taken) => taken !== ' ')) continue;
    labels.splice(start, text.length, ...text.split(''));
  }
  const isBeside = x.label.length < margin;
  return [
    `${' '.repeat(margin)}└${line.join('')}`,
    `${colours.dim((isBeside ? x.label : '').padStart(margin))} ${labels.join('').trimEnd()}`,
    ...(isBeside ? [] : [`${' '.repeat(margin)} ${colours.dim(x.label)}`]),
  ];
}

/** The last and the first are worth most. */
function shownFirst(places: readonly number[]): number[] {
  const ends = [...new Set([places.at(-1)!, places[0]!])];
  return [...ends, ...places.filter((place) => !ends.includes(place))];
}

function legend({ series, curves, band }: Plot, width: number): string[] {
  const parts = [
    ...series.map(({ name }, i) => `${symbolOf(i)} ${name}`),
    ...curves.map(({ name }) => `${CURVE} ${name}`),
    ...(band === undefined ? [] : [`${BAND} ${band.name}`]),
  ];
  return wrap(parts.join('   '), width).map((line) => clipped(line, width));
}

function outsideLines(plot: Plot, width: number): string[] {
  const text = outsideText(plot);
  return text === '' ? [] : wrap(`${OUTSIDE} ${text}`, width).map((line) => clipped(line, width));
}
