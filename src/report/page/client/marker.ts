import { colour } from './theme';

/** Shapes of points: arms are told apart without their colours, by their outline and by whether they are hollow. */
const SHAPES = ['circle', 'triangle', 'square', 'diamond', 'inverted triangle'] as const;
/** As many full and hollow shapes as have no divisor in common with the colours: 72 arms before two look alike. */
const STYLES = 9;
/** Colours of the style sheet that arms have. */
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
  const path = outline(SHAPES[style % SHAPES.length]!, x, y, radius);
  if (style < SHAPES.length) context.fill(path);
  else context.stroke(path);
}

/** Draws a mark over a point, which stays to be seen: a cross that is larger than it. */
export function drawMark(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  const reach = 1.5 * radius;
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x - reach, y + reach);
  context.lineTo(x + reach, y - reach);
  context.stroke();
}

function outline(shape: (typeof SHAPES)[number], x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  switch (shape) {
    case 'circle':
      path.arc(x, y, radius, 0, 2 * Math.PI);
      return path;
    case 'triangle':
      return polygon(path, [
        [x, y - radius],
        [x + radius, y + radius],
        [x - radius, y + radius],
      ]);
    case 'inverted triangle':
      return polygon(path, [
        [x, y + radius],
        [x + radius, y - radius],
        [x - radius, y - radius],
      ]);
    case 'square':
      path.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      return path;
    case 'diamond':
      return polygon(path, [
        [x, y - radius],
        [x + radius, y],
        [x, y + radius],
        [x - radius, y],
      ]);
  }
}

function polygon(path: Path2D, corners: readonly (readonly [number, number])[]): Path2D {
  corners.forEach(([x, y], i) => {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  path.closePath();
  return path;
}
