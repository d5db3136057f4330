import { fileURLToPath } from 'node:url';
import { blockCounts } from '../counting/steps/blockCounts';
import { blocksOf, type Block } from '../counting/steps/blocks';
import type { CoveredFunction, CoveredScript } from '../counting/steps/coverage';
import { OriginalSource, type OriginalLine } from '../source/originalSource';
import { TextLines } from '../source/textLines';
import { CallSites } from '../source/callSites';
import type { CallFrame } from './cpuProfile';
import type { LineSamples } from './lineSamples';

/** The lines around one that are shown with it. */
const AROUND = 2;

/** So many characters of a line are shown. */
const LONGEST = 160;

/** What takes the same time for collections of any size is not what takes longer. */
const CONSTANT = new Set(['push', 'pop', 'get', 'set', 'has', 'add', 'delete', 'charCodeAt', 'codePointAt', 'at']);

/** A script of the workload: its lines, what is called there, how often they run, and the source that they come from. */
export class ScriptLines {
  readonly #lines: TextLines;
  readonly #original: OriginalSource;
  readonly #sites: CallSites;
  readonly #blocks: readonly Block[];

  /** @param source - its text, as the engine has it */
  constructor(source: string, url: string) {
    this.#lines = new TextLines(source);
    this.#original = new OriginalSource(this.#lines, fileURLToPath(url));
    this.#sites = new CallSites(source, this.#lines);
    this.#blocks = blocksOf(source);
  }

  originalOf(line: number): OriginalLine {
    return this.#original.lineOf(line);
  }

  /** Returns the text of an original line and of those around it, with the number of the first. */
  excerpt({ file, line }: OriginalLine): { readonly source: readonly string[]; readonly firstLine: number } {
    const texts = this.#original.textOf(file)?.texts ?? [];
    const firstLine = Math.max(1, line - AROUND);
    return { source: texts.slice(firstLine - 1, line + AROUND).map(shortened), firstLine };
  }

  /** Returns the line from which a function calls something of a name: the one with the most samples, if there are several. */
  findCall(caller: CallFrame, name: string, samplesOn: (line: number) => number): number | undefined {
    const lines = this.#sites.within(caller, name).map(({ line }) => line);
    return lines.sort((a, b) => samplesOn(b) - samplesOn(a))[0];
  }

  /** Returns what a line calls, as the source has it: of a name if one is given, else the only call there. */
  calleeOn({ line, callees }: Pick<LineSamples, 'line' | 'callees'>): string | undefined {
    const sites = this.#sites.on(line);
    const [sampled] = [...callees].sort(([, a], [, b]) => b - a).map(([name]) => name);
    if (sampled === undefined) {
      const longer = sites.filter(({ name = '', hasFunction }) => !hasFunction && !CONSTANT.has(name));
      return longer.length === 1 ? longer[0]!.callee : undefined;
    }
    return sites.find(({ name }) => name === sampled)?.callee ?? sampled;
  }

  /** Returns how often each block of the script ran in a call, with the line that it begins on. */
  blocksIn(covered: CoveredScript): (OriginalLine & { readonly count: number })[] {
    return blockCounts(this.#blocks, covered).map(({ offset, count }) => ({
      ...this.originalOf(this.#lines.lineAt(offset)),
      count,
    }));
  }

  /** Returns how often each part of an original line ran, as far as its function was counted by blocks. */
  stepsOf({ file, line }: OriginalLine, covered: CoveredScript): number[] {
    const points = this.#original.linesFrom(file, line).flatMap((compiled) => {
      const { start, end } = this.#lines.rangeOf(compiled);
      return [{ offset: start }, ...this.#blocks.filter(({ offset }) => start < offset && offset < end)];
    });
    const counted = points.filter(({ offset }) => isCountedByBlocks(covered, offset));
    return blockCounts(counted, covered).map(({ count }) => count);
  }
}

/** A file that was minified may be a single line. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** Whether the blocks of the function around an offset were counted. */
function isCountedByBlocks({ functions }: CoveredScript, offset: number): boolean {
  const around = functions.filter(({ ranges: [all] }) => all!.startOffset <= offset && offset < all!.endOffset);
  const length = ({ ranges: [all] }: CoveredFunction): number => all!.endOffset - all!.startOffset;
  const innermost = around.sort((a, b) => length(a) - length(b))[0];
  return innermost?.isBlockCoverage === true;
}
