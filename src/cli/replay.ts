import path from 'node:path';
import { nameOf, replayClaim, type Replayed } from '../record/replay';
import type { FileRecord } from '../record/record';
import { readReport, UnreadableReport } from '../record/store';
import { asciiOf } from '../report/terminal/ascii';
import { renderClaims } from '../report/terminal/claims';
import type { Look } from '../report/terminal/look';

/** Where what is said goes: findings, and what went wrong. */
export interface Printer {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

/**
 * Judges the claims of a report again by the batches it holds, prints what they come to, and returns the exit code: 1
 * where that is not what the report says, 2 where it cannot be read.
 *
 * @param look - how what is printed should look
 */
export function replayReport(file: string, { out, error }: Printer, look: Look): 0 | 1 | 2 {
  let files: readonly FileRecord[];
  try {
    ({ files } = readReport(file));
  } catch (failure) {
    if (!(failure instanceof UnreadableReport)) throw failure;
    error(`asymptote: ${failure.message}`);
    return 2;
  }
  const replayed: Replayed[] = [];
  for (const record of files) {
    const claims = record.claims.map((claim) => replayClaim(claim, record.errorRate));
    replayed.push(...claims);
    const judged = claims.map(({ record: claim, verdict = claim.verdict }) => ({ ...claim, verdict }));
    if (claims.length === 0) continue;
    const text = `${path.basename(record.file)}\n\n${renderClaims({ ...record, claims: judged }, look)}\n`;
    out(look.isUnicode ? text : asciiOf(text));
  }
  const different = replayed.filter(({ same }) => !same);
  for (const { record, verdict } of different) {
    const { test, ordinal } = record.id;
    const now = verdict === undefined ? 'nothing' : nameOf(verdict);
    error(`${test} (claim ${String(ordinal)}): the report says ${nameOf(record.verdict)}, its batches come to ${now}`);
  }
  out(summary(replayed, different.length));
  return different.length > 0 ? 1 : 0;
}

function summary(replayed: readonly Replayed[], different: number): string {
  const judged = replayed.filter(({ verdict }) => verdict !== undefined);
  const batches = judged
    .flatMap(({ record }) => record.samples)
    .reduce((sum, { rounds, cells }) => sum + rounds.length * cells.length, 0);
  const notJudged = replayed.length - judged.length;
  const parts = [
    `${String(judged.length)} of ${String(replayed.length)} claims judged again by ${batches.toLocaleString('en')} batches`,
    ...(notJudged > 0 ? [`${String(notJudged)} without batches or counts to judge by`] : []),
    different === 0 ? 'the same verdicts' : `${String(different)} with another verdict`,
  ];
  return parts.join('; ');
}
