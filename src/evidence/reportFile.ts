import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { STATEMENT_KINDS } from '../claims/statement';
import type { Comparison } from './comparison';
import { RECORD_VERSION, type FileRecord } from './record';
import { writeWhole } from './wholeFile';

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
  writeWhole(file, `${JSON.stringify(report)}\n`);
  return file;
}

const positive = v.pipe(v.number(), v.gtValue(0));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What judging again reads, as far as it could trip over it; the rest of a report is printed, not computed with. */
const CollectionSchema = v.pipe(
  v.looseObject({
    statement: v.looseObject({
      kind: v.picklist(STATEMENT_KINDS),
      options: v.union([
        v.looseObject({ sizes: v.pipe(v.array(positive), v.minLength(1)) }),
        v.looseObject({ n: positive }),
      ]),
    }),
    cells: v.pipe(v.array(v.looseObject({ arm: v.string(), n: positive })), v.minLength(1)),
    calls: v.array(positive),
    rounds: v.array(v.looseObject({ order: v.array(place), durationsNs: v.array(v.number()) })),
    busyness: v.looseObject({ disturbedShare: v.number() }),
    wallNs: v.number(),
  }),
  v.check(
    ({ cells, calls, rounds }) =>
      calls.length === cells.length && rounds.every(({ durationsNs }) => durationsNs.length === cells.length),
    'a round must have a batch of every cell',
  ),
);
const ReportSchema = v.looseObject({
  version: v.literal(RECORD_VERSION),
  files: v.array(
    v.looseObject({
      file: v.string(),
      errorRate: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
      claims: v.array(
        v.looseObject({
          id: v.looseObject({ test: v.string(), ordinal: place }),
          claimed: v.string(),
          isNot: v.boolean(),
          verdict: v.looseObject({ outcome: v.picklist(['holds', 'violated', 'undecided']) }),
          samples: v.array(CollectionSchema),
        }),
      ),
    }),
  ),
});

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
  const { success, issues } = v.safeParse(ReportSchema, content);
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
