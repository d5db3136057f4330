import fs from 'node:fs';
import path from 'node:path';

/** A report that was written in version 1, with a claim of each kind and of most obstacles. */
export const VERSION_ONE = path.join(__dirname, '../../../fixtures/recordings/report_version1.json');

/** The parts of that report that tests look at. */
export interface VersionOneReport {
  readonly files: readonly {
    readonly claims: readonly { readonly verdict: { readonly evidence?: Readonly<Record<string, unknown>> } }[];
  }[];
}

export function versionOneReport(): VersionOneReport {
  return JSON.parse(fs.readFileSync(VERSION_ONE, 'utf8')) as VersionOneReport;
}
