import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextLines } from './textLines';

/** A line of source, as a person wrote it. */
export interface OriginalLine {
  readonly file: string;
  readonly line: number;
}

/** A map that a compiler appended to its output. */
const INLINE_MAP = /^\/\/[#@] sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/gm;

/** The source that a script was compiled from, by the map that its compiler appended; the script itself without one. */
export class OriginalSource {
  readonly #script: TextLines;
  readonly #file: string;
  readonly #map: SourceMap | undefined;
  readonly #texts = new Map<string, TextLines | undefined>();

  /** @param file - the path of the script */
  constructor(script: TextLines, file: string) {
    this.#script = script;
    this.#file = file;
    this.#map = inlineMap(script.texts);
  }

  /** Returns the line of the original source that a line of the script was compiled from. */
  lineOf(line: number): OriginalLine {
    const text = this.#script.texts[line - 1] ?? '';
    // A line may begin with spaces that no part of the source stands for.
    const column = text.length - text.trimStart().length;
    const entry = this.#map?.findEntry(line - 1, column);
    if (entry === undefined || !('originalSource' in entry)) return { file: this.#file, line };
    return { file: this.#pathOf(entry.originalSource), line: entry.originalLine + 1 };
  }

  /** Returns the lines of the script that an original line was compiled to. */
  linesFrom(file: string, line: number): number[] {
    if (this.#map === undefined) return file === this.#file ? [line] : [];
    const numbers = this.#script.texts.map((_, i) => i + 1);
    return numbers.filter((number) => {
      const original = this.lineOf(number);
      return original.line === line && original.file === file;
    });
  }

  /** Returns the text of an original file; undefined if nobody has it. */
  textOf(file: string): TextLines | undefined {
    if (!this.#texts.has(file)) this.#texts.set(file, this.#read(file));
    return this.#texts.get(file);
  }

  #read(file: string): TextLines | undefined {
    const { sources = [], sourcesContent } = this.#map?.payload ?? {};
    const index = sources.findIndex((source) => this.#pathOf(source) === file);
    const embedded = sourcesContent?.[index] as string | null | undefined;
    if (typeof embedded === 'string') return new TextLines(embedded);
    if (file === this.#file && this.#map === undefined) return this.#script;
    try {
      return new TextLines(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  }

  #pathOf(source: string): string {
    if (source.startsWith('file:')) return fileURLToPath(source);
    return path.resolve(path.dirname(this.#file), this.#map?.payload.sourceRoot ?? '', source);
  }
}

function inlineMap(texts: readonly string[]): SourceMap | undefined {
  const last = [...texts.join('\n').matchAll(INLINE_MAP)].at(-1);
  if (last === undefined) return undefined;
  try {
    return new SourceMap(JSON.parse(Buffer.from(last[1]!, 'base64').toString('utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
