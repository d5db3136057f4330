import type { WorkloadOutcome } from '../../describe/change';
import type { Comparison, Gravity, Item } from '../../record/comparison';
import { comparisonSummary, itemPlace, workloadRow, wouldHaveFailed } from '../text/comparisonRows';
import { printable } from './asciiText';
import { framedTable } from './framedTable';
import { wrap } from './textLines';
import type { Colours, Paint, TerminalStyle } from './terminalStyle';

/** Returns a comparison with another commit: a table of all workloads, and each item that a reader should see. */
export function renderComparison(comparison: Comparison, items: readonly Item[], style: TerminalStyle): string {
  const { base, baselineFiles } = comparison;
  const text = [
    '',
    `Compared with ${base.named} (${base.commit.slice(0, 12)}), both measured now, in turns:`,
    ...(baselineFiles.some(({ workloads }) => workloads.length > 0) ? [workloadTable(comparison, style)] : []),
    ...items.flatMap((item) => itemLines(item, style)),
    '',
    comparisonSummary(comparison, items),
    '',
  ].join('\n');
  return printable(text, style);
}

function workloadTable({ baselineFiles }: Comparison, { colours }: TerminalStyle): string {
  const rows = baselineFiles
    .flatMap(({ workloads }) => workloads.map(workloadRow))
    .map(({ name, sizes, time, growth, pairs, outcome }) => [
      name,
      sizes,
      time,
      growth,
      String(pairs),
      painted(outcome, colours),
    ]);
  const head = ['workload', 'n', 'time', 'growth', 'pairs', ''];
  return framedTable([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'left']);
}

function painted(outcome: WorkloadOutcome, { red, cyan, yellow }: Colours): string {
  const paints: Partial<Record<WorkloadOutcome, Paint>> = { slower: red, faster: cyan, undecided: yellow };
  return paints[outcome]?.(outcome) ?? outcome;
}

function gravityPaint(gravity: Gravity, { red, yellow, cyan, dim }: Colours): Paint {
  return { violated: red, undecided: yellow, changed: cyan, listed: dim }[gravity];
}

function itemLines(item: Item, { colours, columns }: TerminalStyle): string[] {
  const { gravity, label, name, text } = item;
  const note = wouldHaveFailed(item) ? ' (advisory: would have failed)' : '';
  return [
    '',
    `${gravityPaint(gravity, colours)(label)}  ${name}${colours.dim(note)}`,
    ...wrap(text, columns - 2).map((line) => `  ${colours.dim(line)}`),
    `  ${colours.dim(itemPlace(item))}`,
  ];
}
