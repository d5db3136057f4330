import path from 'node:path';
import type { FileRecord } from '../evidence/record';

/** Prints what a run found, and keeps it with every batch in the report of the project. */
export async function publish(records: readonly FileRecord[], rootDir: string): Promise<void> {
  // Loaded when there is something to say: a run of Jest that measures nothing should not wait for them.
  const [{ renderRun }, { writeReport }] = await Promise.all([
    import('../report/terminal.js'),
    import('../evidence/reportFile.js'),
  ]);
  process.stderr.write(`${renderRun(records, process.stderr.columns)}${kept(() => writeReport(rootDir, records))}\n`);
}

/** What is said of the report: a project that cannot be written to has its verdicts all the same. */
function kept(write: () => string): string {
  try {
    const file = path.relative(process.cwd(), write());
    return `every batch is in ${file}; npx asymptote replay judges them again`;
  } catch (error) {
    return `there is no report of this run: ${(error as Error).message}`;
  }
}
