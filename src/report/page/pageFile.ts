import fs from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Report } from '../../record/record';
import { GENERATOR, renderPage } from './page';

/** Where the build leaves what draws pages. */
const CLIENT = path.join(__dirname, 'client');

/** Returns the path of the page of a report: beside it, under the same name but for its ending. */
export function pageOf(reportFile: string): string {
  const { dir, name, base } = path.parse(reportFile);
  // A report that is called like a page keeps its name, and its page gets another one.
  return path.join(dir, base === `${name}.html` ? `${base}.html` : `${name}.html`);
}

/** Returns whether a page of a report can be written there: nothing is, or another such page. */
export function isFreeForPage(page: string): boolean {
  return !fs.existsSync(page) || fs.readFileSync(page, 'utf8').includes(GENERATOR.text);
}

/** Writes the page of a report beside it, and returns its path. */
export function writePage(reportFile: string, report: Report): string {
  const page = pageOf(reportFile);
  const { base } = path.parse(reportFile);
  const asset = (file: string): string => fs.readFileSync(path.join(CLIENT, file), 'utf8');
  const text = renderPage(report, { script: asset('index.js'), style: asset('style.css'), report: base });
  writeFileAtomic.sync(page, text, { fsync: false });
  return page;
}
