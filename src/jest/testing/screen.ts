// oxlint-disable-next-line no-control-regex
const TOKENS = /\u001B\[([?\d;]*)([A-Za-z])|\r\n|[\r\n]|[^\u001B\r\n]+|\u001B/g;

/** What a terminal shows of what was written to it: lines, of which some were written over or erased. */
export class Screen {
  readonly #lines: string[] = [''];
  #row = 0;
  #column = 0;

  write(text: string | Uint8Array): boolean {
    for (const [token, figure = '', command] of String(text).matchAll(TOKENS)) {
      if (command !== undefined) this.#obey(command, Number.parseInt(figure, 10) || 0);
      else if (token === '\r') this.#column = 0;
      else if (token === '\n' || token === '\r\n') this.#down();
      else this.#put(token);
    }
    return true;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Up, erase the line (all of it, or from the cursor on), erase below, and to a column; others change no text. */
  #obey(command: string, figure: number): void {
    const line = this.#lines[this.#row]!;
    if (command === 'A') this.#row = Math.max(0, this.#row - (figure || 1));
    if (command === 'K') this.#lines[this.#row] = figure === 2 ? '' : line.slice(0, this.#column);
    if (command === 'G') this.#column = Math.max(0, figure - 1);
    if (command === 'J') {
      this.#lines[this.#row] = line.slice(0, this.#column);
      this.#lines.splice(this.#row + 1);
    }
  }

  #down(): void {
    this.#row++;
    this.#column = 0;
    if (this.#row === this.#lines.length) this.#lines.push('');
  }

  #put(text: string): void {
    const line = this.#lines[this.#row]!.padEnd(this.#column);
    this.#lines[this.#row] = line.slice(0, this.#column) + text + line.slice(this.#column + text.length);
    this.#column += text.length;
  }
}
