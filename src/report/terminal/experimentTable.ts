import Table from 'cli-table3';
import type { ExperimentRecord } from '../../record/record';
import { experimentFigures, referenceFigures, type Figures } from '../experimentFigures';
import type { Look } from './look';
import { clipped, wrap } from './wrap';

/** Two spaces and a line. */
const AROUND = 3;

/** Returns an experiment as a table of sizes by arms, and below it the figures from elsewhere that stand beside it. */
export function renderExperiment(experiment: ExperimentRecord, look: Look): string {
  const { reference } = experiment;
  const tables = [experimentFigures(experiment), ...(reference === undefined ? [] : [referenceFigures(reference)])];
  return tables.map((figures) => renderFigures(figures, look)).join('\n');
}

function renderFigures({ caption, columns }: Figures, look: Look): string {
  const fitting = columns.map(([head = '', ...cells]) => [clipped(head, look.columns / 2), ...cells]);
  const [first = [], ...others] = fitting;
  return [...wrap(caption, look.columns), ...renderColumns(first, others, look)].join('\n');
}

/**
 * Columns as a table with the first one in front, or as several below each other where there is no room beside.
 *
 * @param columns - each of a heading and its cells
 */
function renderColumns(first: readonly string[], columns: readonly (readonly string[])[], look: Look): string[] {
  const widthOf = (column: readonly string[]): number => Math.max(...column.map((cell) => cell.length)) + AROUND;
  const groups: (readonly string[])[][] = [];
  let room = 0;
  for (const column of columns) {
    room -= widthOf(column);
    if (room < 0) {
      groups.push([]);
      room = look.columns - 1 - widthOf(first) - widthOf(column);
    }
    groups.at(-1)!.push(column);
  }
  return groups.map((group) => tableOf([first, ...group]));
}

function tableOf(columns: readonly (readonly string[])[]): string {
  const table = new Table({
    head: columns.map(([head = '']) => head),
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: columns.map(() => 'right'),
  });
  const [first = []] = columns;
  for (let row = 1; row < first.length; row++) table.push(columns.map((column) => column[row] ?? ''));
  return table.toString();
}
