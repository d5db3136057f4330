import type { Readable } from 'node:stream';

/** A longer line cannot be a message of the protocol, and is discarded. */
const LONGEST_LINE = 1_000_000;
/** The most that is kept of the end of a stream. */
const TAIL = { characters: 4_000, lines: 12 } as const;

/** Calls back with each line of a stream as it arrives. */
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

/** The end of a stream of any length. */
export class OutputTail {
  #text = '';

  constructor(stream: Readable) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      this.#text = (this.#text + chunk).slice(-TAIL.characters);
    });
    stream.on('error', () => undefined);
  }

  /** The last lines that are not empty, at most twelve. */
  get lines(): readonly string[] {
    return this.#text
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .slice(-TAIL.lines);
  }
}
