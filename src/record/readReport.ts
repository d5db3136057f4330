import fs from 'node:fs';
import * as v from 'valibot';
import { RECORD_VERSION } from './record';
import { Report } from './schema';
import { upgraded } from './upgrade';

/** Says why a report cannot be read, and what to do about it. */
export class UnreadableReport extends Error {}

/**
 * Reads a report, of this version or of an older one.
 *
 * @throws {UnreadableReport} when the file is missing, or no report of a known version
 */
export function readReport(file: string): Report {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UnreadableReport(`there is no report to read at ${file} (${code}). Type: npx jest __perf__`);
  }
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new UnreadableReport(`${file} is not JSON. Type: npx jest __perf__`);
  }
  const content = upgraded(written);
  const { version } = (content ?? {}) as { version?: unknown };
  if (version !== RECORD_VERSION) {
    const known = `this jest-asymptote reads versions 1 and ${String(RECORD_VERSION)}`;
    throw new UnreadableReport(
      `${file} has the version ${JSON.stringify(version)}, and ${known}. Measure again: npx jest __perf__`,
    );
  }
  const { success, output, issues } = v.safeParse(Report, content);
  if (success) return output;
  const [issue] = issues;
  throw new UnreadableReport(
    `${file} is no report at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}. Measure again: npx jest __perf__`,
  );
}
