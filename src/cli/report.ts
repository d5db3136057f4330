import path from 'node:path';
import { readReport, UnreadableReport } from '../evidence/reportFile';
import { writePage } from '../report/page/pageFile';
import type { Printer } from './replay';

/** Writes the page of a report beside it, says where, and returns the exit code: 2 where the report cannot be read. */
export function drawReport(file: string, { out, error }: Printer): 0 | 2 {
  try {
    out(path.relative('', writePage(file, readReport(file))));
    return 0;
  } catch (failure) {
    if (!(failure instanceof UnreadableReport)) throw failure;
    error(`asymptote: ${failure.message}`);
    return 2;
  }
}
