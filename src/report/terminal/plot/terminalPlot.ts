import stringWidth from 'string-width';
import type { Plot } from '../../../describe/plot/plot';
import { scaleOf, xRange, yRange, ticks, tickLabel } from '../../axis';
import { outsideText } from '../../text/outsidePoints';
import type { TerminalStyle } from '../terminalStyle';
import { clipped, wrap } from '../textLines';
import { Canvas } from './canvas';
import { BAND, drawBand, drawCurves, drawPoints, symbolOf, type CanvasScales } from './plotDrawing';

const CURVE = '⠒⠒';
/** Marks the sizes of points that are outside, on the axis. */
const OUTSIDE = '×';

const ROWS = 12;
/** A wider plot is no easier to read. */
const MOST_COLUMNS = 72;
const Y_TICKS = 5;

/** Returns a plot as lines of text with its legend below, no wider than the terminal. */
export function renderPlot(plot: Plot, style: TerminalStyle): string[] {
  const { y } = plot;
  const range = yRange(plot);
  const labels = ticks(range, y.scale, Y_TICKS).map((value) => ({ value, text: tickLabel(value, y.quantity) }));
  const margin = Math.max(0, ...labels.map(({ text }) => text.length)) + 1;
  const canvas = new Canvas(Math.min(style.columns, MOST_COLUMNS) - margin - 1, ROWS);
  const [xShare, yShare] = [scaleOf(xRange(plot), plot.x.scale), scaleOf(range, y.scale)];
  const scales: CanvasScales = {
    column: (value) => Math.round(xShare(value) * (canvas.width - 1)),
    row: (value) => Math.round((1 - yShare(value)) * (ROWS - 1)),
    x: xShare,
    y: yShare,
  };
  drawBand(canvas, plot, scales, style);
  drawCurves(canvas, plot, scales, style);
  drawPoints(canvas, plot, scales, style);
  const labelOf = new Map(labels.map(({ value, text }) => [scales.row(value), text]));
  const rows = canvas.rows.map(
    (row, i) => `${(labelOf.get(i) ?? '').padStart(margin - 1)} ${labelOf.has(i) ? '┤' : '│'}${row}`,
  );
  const indent = ' '.repeat(margin);
  const width = canvas.width + 1;
  return [
    `${indent}${style.colours.dim(clipped(y.label, width))}`,
    ...rows.map((row) => row.trimEnd()),
    ...xAxis(plot, canvas.width, margin, scales, style),
    ...fitted(legend(plot), width).map((line) => `${indent}${style.colours.dim(line)}`),
    ...fitted(outsideLegend(plot), width).map((line) => `${indent}${style.colours.red(line)}`),
  ];
}

/** The axis with its marks, and the sizes below it. */
function xAxis(
  plot: Plot,
  width: number,
  margin: number,
  { column }: CanvasScales,
  { colours }: TerminalStyle,
): string[] {
  const { x, series, outside } = plot;
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const line = Array.from({ length: width }, () => '─');
  for (const value of places)
    line[column(value)] = outside.some((point) => point.x === value) ? colours.red(OUTSIDE) : '┬';
  const labels = Array.from({ length: width }, () => ' ');
  for (const value of endsFirst(places)) {
    const text = tickLabel(value, x.quantity);
    const start = Math.max(0, Math.min(width - text.length, column(value) - Math.floor(text.length / 2)));
    if (labels.slice(Math.max(0, start - 1), start + text.length + 1).some((taken) => taken !== ' ')) continue;
    labels.splice(start, text.length, ...text.split(''));
  }
  const isBeside = stringWidth(x.label) < margin;
  const beside = isBeside ? x.label : '';
  return [
    `${' '.repeat(margin)}└${line.join('')}`,
    `${' '.repeat(margin - stringWidth(beside))}${colours.dim(beside)} ${labels.join('').trimEnd()}`,
    ...(isBeside ? [] : [`${' '.repeat(margin)} ${colours.dim(x.label)}`]),
  ];
}

/** The last and the first place, whose labels matter most, then the others. */
function endsFirst(places: readonly number[]): number[] {
  const ends = [...new Set([places.at(-1)!, places[0]!])];
  return [...ends, ...places.filter((place) => !ends.includes(place))];
}

function legend({ series, curves, band }: Plot): string {
  return [
    ...series.map(({ name }, i) => `${symbolOf(i)} ${name}`),
    ...curves.map(({ name }) => `${CURVE} ${name}`),
    ...(band === undefined ? [] : [`${BAND} ${band.name}`]),
  ].join('   ');
}

function outsideLegend(plot: Plot): string {
  const text = outsideText(plot);
  return text === '' ? '' : `${OUTSIDE} ${text}`;
}

function fitted(text: string, width: number): string[] {
  return text === '' ? [] : wrap(text, width, { hard: true });
}
