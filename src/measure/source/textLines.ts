/** The lines of a text, by their numbers from 1 and by the offsets of their characters. */
export class TextLines {
  readonly texts: readonly string[];
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.texts = text.split('\n');
    let start = 0;
    this.#starts = this.texts.map((line) => {
      const begin = start;
      start += line.length + 1;
      return begin;
    });
  }

  /** Returns the number of the line in which an offset lies. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Returns the offset of a character of a line; both are counted from 0, as the engine does. */
  offsetOf({ lineNumber, columnNumber }: { readonly lineNumber: number; readonly columnNumber: number }): number {
    return (this.#starts[lineNumber] ?? 0) + columnNumber;
  }

  /** Returns the offsets of the first character of a line that is no space, and of its end. */
  rangeOf(line: number): { readonly start: number; readonly end: number } {
    const text = this.texts[line - 1] ?? '';
    const start = this.#starts[line - 1] ?? 0;
    return { start: start + text.length - text.trimStart().length, end: start + text.length };
  }
}
