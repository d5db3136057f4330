import type { Readable } from 'node:stream';

/** A line that is longer than this is none of ours: it is let go as it comes. */
const LONGEST_LINE = 1_000_000;
/** So much is kept of what a program complains of. */
const LAST = { characters: 4_000, lines: 12 } as const;

/** Hands on the lines of a stream as they come. */
export function eachLine(stream: Readable, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) rest = '';
    for (const line of lines) take(line);
  });
  stream.on('error', () => undefined);
}

/** Keeps the end of a stream, however much comes. */
export class LastWords {
  #text = '';

  constructor(stream: Readable) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      this.#text = (this.#text + chunk).slice(-LAST.characters);
    });
    stream.on('error', () => undefined);
  }

  /** The last lines that are not empty. */
  get lines(): readonly string[] {
    return this.#text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .slice(-LAST.lines);
  }
}
