import type { Paint } from '../terminalStyle';

/** The dots of a braille character. */
export const DOTS = { across: 2, down: 4 } as const;

/** The bits of the dots of a braille character, by row and column: The Unicode Standard, 21.1. */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BRAILLE = 0x2800;

interface Position {
  character: string;
  dots: number;
  paint: Paint;
}

const unpainted: Paint = (text) => text;

/** A grid of characters to draw on; later drawing covers earlier drawing. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #rows: Position[][];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    const blank = (): Position => ({ character: ' ', dots: 0, paint: unpainted });
    this.#rows = Array.from({ length: height }, () => Array.from({ length: width }, blank));
  }

  /** Draws a character; a position outside of the canvas is ignored. */
  put(column: number, row: number, character: string, paint: Paint = unpainted): void {
    const position = this.#rows[row]?.[column];
    if (position === undefined) return;
    Object.assign(position, { character, dots: 0, paint });
  }

  /** Draws a dot at a position that is counted in dots, see `DOTS`; a position outside of the canvas is ignored. */
  dot(across: number, down: number, paint: Paint = unpainted): void {
    const position = this.#rows[Math.floor(down / DOTS.down)]?.[Math.floor(across / DOTS.across)];
    if (position === undefined) return;
    position.dots |= BITS[down % DOTS.down]![across % DOTS.across]!;
    position.character = String.fromCharCode(BRAILLE + position.dots);
    position.paint = paint;
  }

  /** The rows as text, from top to bottom. */
  get rows(): string[] {
    return this.#rows.map((row) =>
      row.map(({ character, paint }) => (character === ' ' ? ' ' : paint(character))).join(''),
    );
  }
}
