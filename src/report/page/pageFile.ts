import fs from 'node:fs';
import path from 'node:path';
import type { Report } from '../../evidence/reportFile';
import { writeWhole } from '../../evidence/wholeFile';
import { renderPage } from './page';

/** Where the build leaves what draws pages. */
const CLIENT = path.join(__dirname, 'client');

/** Writes the page of a report beside it, under the same name but for its ending, and returns its path. */
export function writePage(reportFile: string, report: Report): string {
  const { dir, name, base } = path.parse(reportFile);
  // A report that is called like a page keeps its name, and its page gets another one.
  const page = path.join(dir, base === `${name}.html` ? `${base}.html` : `${name}.html`);
  const asset = (file: string): string => fs.readFileSync(path.join(CLIENT, file), 'utf8');
  writeWhole(page, renderPage(report, { script: asset('index.js'), style: asset('style.css'), report: base }));
  return page;
}
