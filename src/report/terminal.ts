import path from 'node:path';
import type { FileRecord, FileSpending } from '../evidence/record';
import { plainDuration } from '../evidence/quantity';
import { renderClaims } from './claimList';
import { renderExperiment } from './experimentTable';

/**
 * Returns what a run found as text for a terminal: each experiment as a table, each claim with its evidence, and where
 * the time went.
 */
export function renderRun(files: readonly FileRecord[]): string {
  const blocks = files.flatMap((file) => [
    ...file.experiments.map(renderExperiment),
    renderClaims(file),
    spendingLine(file.spending, path.basename(file.file)),
  ]);
  return `\n${blocks.join('\n\n')}\n`;
}

function spendingLine(spending: FileSpending, name: string): string {
  const { startNs, compileNs, warmUpNs, measuringNs, lostNs, decidingNs, wallNs } = spending;
  const known = startNs + compileNs + warmUpNs + measuringNs + lostNs + decidingNs;
  const parts = [
    ['start', startNs],
    ['compile', compileNs],
    ['warm-up', warmUpNs],
    ['measuring', measuringNs],
    ['between batches', lostNs],
    ['deciding', decidingNs],
    ['rest', Math.max(0, wallNs - known)],
  ] as const;
  return `${name}: ${plainDuration(wallNs)} (${parts.map(([part, spent]) => `${part} ${plainDuration(spent)}`).join(', ')})`;
}
