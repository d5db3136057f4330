import path from 'node:path';
import { nameOf, replayClaim, type Replayed } from '../record/replay';
import { readReport } from '../record/readReport';
import { printable } from '../report/terminal/asciiText';
import { renderClaims } from '../report/terminal/run';
import { terminalStyle } from '../report/terminal/terminalStyle';

/**
 * Judges the claims of a report again from the batches in it, and prints the verdicts.
 *
 * @returns 1 if a verdict is not that of the report, else 0
 * @throws {UnreadableReport} when the report cannot be read
 */
export function replay(reportFile: string): 0 | 1 {
  const style = terminalStyle(process.stdout, process.env);
  const replayed: Replayed[] = [];
  for (const record of readReport(reportFile).files) {
    const claims = record.claims.map((claim) => replayClaim(claim, record.errorRate));
    replayed.push(...claims);
    const judged = claims.map(({ record: claim, verdict = claim.verdict }) => ({ ...claim, verdict }));
    if (claims.length === 0) continue;
    const text = `${path.basename(record.file)}\n\n${renderClaims({ ...record, claims: judged }, style)}\n`;
    console.log(printable(text, style));
  }
  const different = replayed.filter(({ same }) => !same);
  for (const { record, verdict } of different) {
    const { test, ordinal } = record.id;
    const now = verdict === undefined ? 'nothing' : nameOf(verdict);
    console.error(
      `${test} (claim ${String(ordinal)}): the report says ${nameOf(record.verdict)}, its batches say ${now}`,
    );
  }
  console.log(summary(replayed, different.length));
  return different.length > 0 ? 1 : 0;
}

function summary(replayed: readonly Replayed[], different: number): string {
  const judged = replayed.filter(({ verdict }) => verdict !== undefined);
  const batches = judged
    .flatMap(({ record }) => record.samples)
    .reduce((sum, { rounds, cells }) => sum + rounds.length * cells.length, 0);
  const notJudged = replayed.length - judged.length;
  const parts = [
    `${String(judged.length)} of ${String(replayed.length)} claims judged again from ${batches.toLocaleString('en')} batches`,
    ...(notJudged > 0 ? [`${String(notJudged)} without batches or counts to judge by`] : []),
    different === 0 ? 'the same verdicts' : `${String(different)} with another verdict`,
  ];
  return parts.join('; ');
}
