import { colour } from './theme';

/** Shapes of points: arms are told apart without their colours. Those of the second half are hollow. */
const SHAPES = ['circle', 'triangle', 'square', 'diamond'] as const;

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
  const path = outline(SHAPES[index % SHAPES.length]!, x, y, radius);
  if (index % (2 * SHAPES.length) < SHAPES.length) context.fill(path);
  else context.stroke(path);
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
