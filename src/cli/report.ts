import path from 'node:path';
import { readReport, UnreadableReport } from '../record/store';
import { isFreeForPage, pageOf, writePage } from '../report/page/pageFile';
import type { Printer } from './replay';

/**
 * Writes the page of a report beside it, says where, and returns the exit code: 2 where the report cannot be read, or
 * something else lies where the page would.
 */
export function drawReport(file: string, { out, error }: Printer): 0 | 2 {
  const page = pageOf(file);
  if (!isFreeForPage(page)) {
    const [own, other] = [path.relative('', page), path.relative('', file)];
    error(
      `asymptote: ${own} is no page of a report, and is left as it is. Type: mv ${own} elsewhere.html, or give ${other} another name`,
    );
    return 2;
  }
  try {
    out(path.relative('', writePage(file, readReport(file))));
    return 0;
  } catch (failure) {
    if (!(failure instanceof UnreadableReport)) throw failure;
    error(`asymptote: ${failure.message}`);
    return 2;
  }
}
