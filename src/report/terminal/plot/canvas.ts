/** Returns its text emphasised. */
export type Paint = (text: string) => string;

/** Dots that a character has: braille, two by four. */
export const DOTS = { across: 2, down: 4 } as const;

/** The bits of the dots of a braille character, by row and column: The Unicode Standard, 21.1. */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BRAILLE = 0x2800;

interface Place {
  character: string;
  dots: number;
  paint: Paint;
}

const plainly: Paint = (text) => text;

/** A grid of characters to draw on; what is drawn later covers what was drawn before. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #rows: Place[][];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    const place = (): Place => ({ character: ' ', dots: 0, paint: plainly });
    this.#rows = Array.from({ length: height }, () => Array.from({ length: width }, place));
  }

  /** Puts a character at a place; what lies outside is left out. */
  put(column: number, row: number, character: string, paint: Paint = plainly): void {
    const place = this.#rows[row]?.[column];
    if (place === undefined) return;
    Object.assign(place, { character, dots: 0, paint });
  }

  /** Puts a dot, of which each character has `DOTS`; what lies outside is left out. */
  dot(across: number, down: number, paint: Paint = plainly): void {
    const place = this.#rows[Math.floor(down / DOTS.down)]?.[Math.floor(across / DOTS.across)];
    if (place === undefined) return;
    place.dots |= BITS[down % DOTS.down]![across % DOTS.across]!;
    place.character = String.fromCharCode(BRAILLE + place.dots);
    place.paint = paint;
  }

  /** The rows, top to bottom. */
  get rows(): string[] {
    return this.#rows.map((row) =>
      row.map(({ character, paint }) => (character === ' ' ? ' ' : paint(character))).join(''),
    );
  }
}
