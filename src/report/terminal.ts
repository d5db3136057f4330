import path from 'node:path';
import type { FileRecord, FileSpending } from '../evidence/record';
import { plainDuration } from '../evidence/quantity';
import { renderClaims } from './claimList';
import { renderExperiment } from './experimentTable';
import { notesOn } from './notes';

/**
 * Returns what a run found as text for a terminal: each experiment as a table, each claim with its evidence, and where
 * the time went.
 *
 * @param columns - how wide the terminal is; tables may be wider
 */
export function renderRun(files: readonly FileRecord[], columns = 100): string {
  const blocks = files
    .filter(({ claims, notMeasured, skipped }) => claims.length > 0 || notMeasured !== undefined || skipped.length > 0)
    .flatMap((file) => [
      ...file.experiments.map(renderExperiment),
      ...(file.claims.length > 0 ? [renderClaims(file, columns)] : []),
      ...notesOn(file),
      ...(file.claims.length > 0 ? [spendingLine(file.spending, path.basename(file.file))] : []),
    ]);
  return blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
}

function spendingLine(spending: FileSpending, name: string): string {
  const { startNs, compileNs, warmUpNs, measuringNs, lostNs, rerunNs, decidingNs, wallNs } = spending;
  const known = startNs + compileNs + warmUpNs + measuringNs + lostNs + rerunNs + decidingNs;
  const parts = [
    ['start', startNs],
    ['compile', compileNs],
    ['warm-up', warmUpNs],
    ['measuring', measuringNs],
    ['lost', lostNs],
    ['other processes', rerunNs],
    ['deciding', decidingNs],
    ['rest', Math.max(0, wallNs - known)],
  ] as const;
  return `${name}: ${plainDuration(wallNs)} (${parts
    .filter(([, spent]) => spent > 0)
    .map(([part, spent]) => `${part} ${plainDuration(spent)}`)
    .join(', ')})`;
}
