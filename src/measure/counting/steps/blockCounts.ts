import type { Block } from './blocks';
import type { CoveredRange, CoveredScript } from './coverage';

/** How often a block ran. */
export interface BlockCount extends Block {
  readonly count: number;
}

/** Returns how often each block of a script ran: the count of the innermost range in which it lies. */
export function blockCounts(blocks: readonly Block[], { functions }: Pick<CoveredScript, 'functions'>): BlockCount[] {
  const ranges = functions
    .flatMap((covered) => covered.ranges)
    .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  const around: CoveredRange[] = [];
  let next = 0;
  return blocks.map(({ offset }) => {
    for (; next < ranges.length && ranges[next]!.startOffset <= offset; next++) around.push(ranges[next]!);
    while (around.length > 0 && around.at(-1)!.endOffset <= offset) around.pop();
    return { offset, count: around.at(-1)?.count ?? 0 };
  });
}
