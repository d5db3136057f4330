import fs from 'node:fs';
import path from 'node:path';
import type { Report } from '../../evidence/reportFile';
import { writeWhole } from '../../evidence/wholeFile';
import { renderPage } from './page';

/** What the page of a report is called; it lies beside it. */
const PAGE = 'report.html';

/** Where the build leaves what draws pages. */
const CLIENT = path.join(__dirname, 'client');

/** Writes the page of a report beside it, and returns its path. */
export function writePage(reportFile: string, report: Report): string {
  const page = path.join(path.dirname(reportFile), PAGE);
  const asset = (name: string): string => fs.readFileSync(path.join(CLIENT, name), 'utf8');
  writeWhole(page, renderPage(report, { script: asset('index.js'), style: asset('style.css') }));
  return page;
}
