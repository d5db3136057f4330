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

/** Keeps the end of a stream, and returns the function that returns its last lines that are not empty. */
export function tailOf(stream: Readable): () => readonly string[] {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-TAIL.characters);
  });
  stream.on('error', () => undefined);
  return () => {
    const lines = text.split('\n').map((line) => line.trimEnd());
    return lines.filter((line) => line !== '').slice(-TAIL.lines);
  };
}
