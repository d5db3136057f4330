import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';
import type { Comparison } from './comparison';
import { RECORD_VERSION, type FileRecord } from './record';
import { ReportShape } from './schema';

/** Where a project's report lies, from its root. */
export const REPORT_PATH = path.join('.asymptote', 'report.json');

/** What a run found, with the batches that it rests on. */
export interface Report {
  readonly version: typeof RECORD_VERSION;
  readonly files: readonly FileRecord[];
  /** What came of comparing with another revision, where that was asked for. */
  readonly comparison?: Pick<Comparison, 'base' | 'twins'> | undefined;
}

/** A report that cannot be read, with what to do about it. */
export class UnreadableReport extends Error {}

/** Returns what a run found, and what came of comparing it with another revision, as a report. */
export function reportOf(files: readonly FileRecord[], compared?: Comparison): Report {
  const comparison = compared && { base: compared.base, twins: compared.twins };
  return { version: RECORD_VERSION, files, comparison };
}

/** Writes the report of a project, in place of that of the run before, and returns its path. */
export function writeReport(rootDir: string, report: Report): string {
  const file = path.join(rootDir, REPORT_PATH);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeFileAtomic.sync(file, `${JSON.stringify(report)}\n`, { fsync: false });
  return file;
}

/**
 * Reads a report.
 *
 * @throws {UnreadableReport} when there is none, or it is not one that this version wrote
 */
export function readReport(file: string): Report {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UnreadableReport(`there is no report to read at ${file} (${code}). Type: npx jest __perf__`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnreadableReport(`${file} is not JSON. Type: npx jest __perf__`);
  }
  const { success, issues } = v.safeParse(ReportShape, content);
  if (success) return content as Report;
  const { version } = (content ?? {}) as { version?: unknown };
  if (version !== RECORD_VERSION) {
    const said = `${JSON.stringify(version)}, and this jest-asymptote reads version ${String(RECORD_VERSION)}`;
    throw new UnreadableReport(`${file} has the version ${said}. Measure again: npx jest __perf__`);
  }
  const [issue] = issues;
  throw new UnreadableReport(
    `${file} is no report at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}. Measure again: npx jest __perf__`,
  );
}
