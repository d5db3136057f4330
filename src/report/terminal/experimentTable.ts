import stringWidth from 'string-width';
import type { ExperimentRecord } from '../../record/record';
import { referenceTable, timeTable, type SizeTable } from '../text/sizeTable';
import { framedTable } from './framedTable';
import { clipped, wrap } from './textLines';
import type { TerminalStyle } from './terminalStyle';

/** The characters around the text of a column: two spaces and a line. */
const AROUND = 3;

/** Returns the times of an experiment as a table of sizes by arms, and its reference figures in a table below it. */
export function renderExperiment(experiment: ExperimentRecord, style: TerminalStyle): string {
  const { reference } = experiment;
  const tables = [timeTable(experiment), ...(reference === undefined ? [] : [referenceTable(reference)])];
  return tables.map((table) => renderTable(table, style)).join('\n');
}

function renderTable({ caption, columns }: SizeTable, style: TerminalStyle): string {
  const fitting = columns.map(([head = '', ...cells]) => [clipped(head, style.columns / 2), ...cells]);
  return [...wrap(caption, style.columns), ...renderColumns(fitting, style)].join('\n');
}

/** One table, or several one below the other if their columns do not fit beside each other; each has the sizes. */
function renderColumns([sizes = [], ...columns]: readonly (readonly string[])[], style: TerminalStyle): string[] {
  const widthOf = (column: readonly string[]): number => Math.max(...column.map(stringWidth)) + AROUND;
  const groups: (readonly string[])[][] = [];
  let room = 0;
  for (const column of columns) {
    room -= widthOf(column);
    if (room < 0) {
      groups.push([sizes]);
      room = style.columns - 1 - widthOf(sizes) - widthOf(column);
    }
    groups.at(-1)!.push(column);
  }
  return groups.map((group) => {
    const rows = sizes.map((_, row) => group.map((column) => column[row] ?? ''));
    return framedTable(
      rows,
      group.map(() => 'right'),
    );
  });
}
