import { colour } from './theme';

/** The shapes of points, as SVG paths of radius 1. Arms differ by shape and filling, not by colour alone. */
const SHAPES = [
  'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z',
  'M0 -1L1 1L-1 1Z',
  'M-1 -1H1V1H-1Z',
  'M0 -1L1 0L0 1L-1 0Z',
  'M0 1L1 -1L-1 -1Z',
] as const;
const CROSS = 'M-1.5 -1.5L1.5 1.5M-1.5 1.5L1.5 -1.5';
/** The filled and hollow shapes, one fewer than there are, so that 72 arms differ: 9 has no divisor in common with 8 colours. */
const STYLES = 9;
/** The number of colours for arms in the style sheet. */
const COLOURS = 8;

/** Returns the colour of an arm. */
export function seriesColour(index: number): string {
  return colour(`series-${String((index % COLOURS) + 1)}`);
}

/** Draws the marker of an arm around a place. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  index: number,
  x: number,
  y: number,
  radius: number,
): void {
  const style = index % STYLES;
  const path = scaled(SHAPES[style % SHAPES.length]!, x, y, radius);
  if (style < SHAPES.length) context.fill(path);
  else context.stroke(path);
}

/** Draws a cross over a point that is larger than the point, which stays visible. */
export function drawMark(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.stroke(scaled(CROSS, x, y, radius));
}

function scaled(shape: string, x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  path.addPath(new Path2D(shape), new DOMMatrix([radius, 0, 0, radius, x, y]));
  return path;
}
