import Table from 'cli-table3';

/** Returns rows as a table in a frame, with each column aligned to one side. */
export function framedTable(rows: readonly (readonly string[])[], sides: readonly ('left' | 'right')[]): string {
  const table = new Table({
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: [...sides],
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
