import path from 'node:path';
import type { FileRecord, FileSpending } from '../evidence/record';
import { plainDuration } from '../evidence/quantity';
import { renderClaims } from './claimList';
import { renderExperiment } from './experimentTable';

/**
 * Returns what a run found as text for a terminal: each experiment as a table, each claim with its evidence, and where
 * the time went.
 *
 * @param columns - how wide the terminal is; tables may be wider
 */
export function renderRun(files: readonly FileRecord[], columns = 100): string {
  const blocks = files
    .filter(({ claims }) => claims.length > 0)
    .flatMap((file) => [
      ...file.experiments.map(renderExperiment),
      renderClaims(file, columns),
      ...distortionLines(file),
      spendingLine(file.spending, path.basename(file.file)),
    ]);
  return blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
}

/** What there is to say of a file that did not run in a process of its own. */
function distortionLines({ distortion, file }: FileRecord): string[] {
  if (distortion === undefined) return [];
  return [
    `${path.basename(file)} ran inside of Jest's own process, without the runner: ${distortion}, and whatever else ` +
      "Jest ran meanwhile slowed it down too. Set `preset: 'jest-asymptote'`, or beside the environment " +
      "`runner: 'jest-asymptote/runner'`.",
  ];
}

function spendingLine(spending: FileSpending, name: string): string {
  const { startNs, compileNs, warmUpNs, measuringNs, lostNs, decidingNs, wallNs } = spending;
  const known = startNs + compileNs + warmUpNs + measuringNs + lostNs + decidingNs;
  const parts = [
    ['start', startNs],
    ['compile', compileNs],
    ['warm-up', warmUpNs],
    ['measuring', measuringNs],
    ['lost', lostNs],
    ['deciding', decidingNs],
    ['rest', Math.max(0, wallNs - known)],
  ] as const;
  return `${name}: ${plainDuration(wallNs)} (${parts
    .filter(([, spent]) => spent > 0)
    .map(([part, spent]) => `${part} ${plainDuration(spent)}`)
    .join(', ')})`;
}
