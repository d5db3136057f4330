import path from 'node:path';
import type { FileRecord } from '../../record/record';
import { compareOrder } from '../baseline/compareOrder';

/** Prints the results of a run. */
export async function print(records: readonly FileRecord[], isVerbose = false): Promise<void> {
  // Loaded when there is something to say: a run of Jest that measures nothing should not wait for them.
  const { renderRun } = await import('../../report/terminal/run.js');
  const { terminalStyle } = await import('../../report/terminal/terminalStyle.js');
  process.stderr.write(renderRun(records, terminalStyle(process.stderr, process.env, isVerbose)));
}

/** In a workflow of GitHub Actions, marks the lines of claims that are not as stated, and the lines that take their time. */
async function markLines(records: readonly FileRecord[], rootDir: string): Promise<void> {
  const { GITHUB_ACTIONS: isAction, GITHUB_WORKSPACE: workspace = rootDir } = process.env;
  // `asymptote compare` marks these with what it finds besides.
  if (isAction !== 'true' || compareOrder() !== undefined) return;
  const { annotations } = await import('../../report/markdown/annotations.js');
  const { itemsOf } = await import('../../record/comparison.js');
  for (const command of annotations(itemsOf({ files: records, baselineFiles: [] }), workspace)) {
    process.stderr.write(`${command}\n`);
  }
}

/**
 * Prints the results of a run, and writes them with their batches to the report of the project.
 *
 * @param isVerbose - whether claims that are as stated are shown at length too
 */
export async function publish(records: readonly FileRecord[], rootDir: string, isVerbose: boolean): Promise<void> {
  await print(records, isVerbose);
  await markLines(records, rootDir);
  if (!records.some(({ claims }) => claims.length > 0)) return;
  const { REPORT_PATH, reportOf, writeReport } = await import('../../record/store.js');
  const { writePage } = await import('../../report/page/pageFile.js');
  const report = reportOf(records);
  let note: string;
  try {
    const written = writeReport(rootDir, report);
    const [file, page] = [written, writePage(written, report)].map((absolute) =>
      path.relative(process.cwd(), absolute),
    );
    const given = file === REPORT_PATH ? '' : ` ${file!}`;
    note = `${page!} shows all of it; the batches are in ${file!}, and npx asymptote replay${given} judges them again`;
  } catch (error) {
    // A project that cannot be written to still has its verdicts.
    note = `there is no report of this run: ${(error as Error).message}`;
  }
  process.stderr.write(`${note}\n`);
}
