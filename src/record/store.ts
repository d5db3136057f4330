import fs from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Comparison } from './comparison';
import { RECORD_VERSION, type FileRecord, type Report } from './record';

/** The path of a project's report, from its root. */
export const REPORT_PATH = path.join('.asymptote', 'report.json');

/** Returns the report of a run, and of its comparison with another revision if there was one. */
export function reportOf(files: readonly FileRecord[], compared?: Comparison): Report {
  const comparison = compared && { base: compared.base, baselineFiles: compared.baselineFiles };
  return { version: RECORD_VERSION, files, comparison };
}

/** Writes the report of a project, in place of that of the previous run, and returns its path. */
export function writeReport(rootDir: string, report: Report): string {
  const file = path.join(rootDir, REPORT_PATH);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeFileAtomic.sync(file, `${JSON.stringify(report)}\n`, { fsync: false });
  return file;
}
