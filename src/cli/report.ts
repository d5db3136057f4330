import path from 'node:path';
import { readReport } from '../record/store';
import { isFreeForPage, pageOf, writePage } from '../report/page/pageFile';
import { CommandError } from './commandError';

/**
 * Writes the page of a report beside it, and prints where.
 *
 * @throws {UnreadableReport} when the report cannot be read
 * @throws {CommandError} when another file is in the place of the page
 */
export function drawReport(reportFile: string): void {
  const page = pageOf(reportFile);
  if (!isFreeForPage(page)) {
    const [own, other] = [path.relative('', page), path.relative('', reportFile)];
    throw new CommandError(
      `${own} is not the page of a report, and is left as it is. Type: mv ${own} elsewhere.html, or give ${other} another name`,
    );
  }
  console.log(path.relative('', writePage(reportFile, readReport(reportFile))));
}
