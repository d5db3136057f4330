import fs from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Report } from '../../record/record';
import { GENERATOR, renderPage } from './page';

/** The folder in which the build puts the script and the style sheet of pages. */
const CLIENT = path.join(__dirname, 'client');

/** Returns the path of a report's page: beside the report, with the same name but for the ending. */
export function pageOf(reportFile: string): string {
  const { dir, name, base } = path.parse(reportFile);
  // If the report itself is called like a page, the page needs another name.
  return path.join(dir, base === `${name}.html` ? `${base}.html` : `${name}.html`);
}

/** Returns whether a page can be written to a path: nothing is there, or an earlier page. */
export function isFreeForPage(page: string): boolean {
  return !fs.existsSync(page) || fs.readFileSync(page, 'utf8').includes(GENERATOR.text);
}

/** Writes the page of a report beside it and returns the path of the page. */
export function writePage(reportFile: string, report: Report): string {
  const page = pageOf(reportFile);
  const { base } = path.parse(reportFile);
  const asset = (file: string): string => fs.readFileSync(path.join(CLIENT, file), 'utf8');
  const text = renderPage(report, { script: asset('index.js'), style: asset('style.css'), report: base });
  writeFileAtomic.sync(page, text, { fsync: false });
  return page;
}
