import path from 'node:path';
import type { FileRecord } from '../evidence/record';

/** Prints what a run found, and keeps it with its batches in the report of the project, where it measured anything. */
export async function publish(records: readonly FileRecord[], rootDir: string): Promise<void> {
  // Loaded when there is something to say: a run of Jest that measures nothing should not wait for them.
  const [{ renderRun }, { REPORT_PATH, writeReport }] = await Promise.all([
    import('../report/terminal.js'),
    import('../evidence/reportFile.js'),
  ]);
  process.stderr.write(renderRun(records, process.stderr.columns));
  if (!records.some(({ claims }) => claims.length > 0)) return;
  process.stderr.write(`${kept(() => writeReport(rootDir, records), REPORT_PATH)}\n`);
}

/** What is said of the report: a project that cannot be written to has its verdicts all the same. */
function kept(write: () => string, usual: string): string {
  try {
    const file = path.relative(process.cwd(), write());
    const given = file === usual ? '' : ` ${file}`;
    return `the batches are in ${file}; npx asymptote replay${given} judges them again`;
  } catch (error) {
    return `there is no report of this run: ${(error as Error).message}`;
  }
}
