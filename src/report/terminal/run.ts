import path from 'node:path';
import type { FileRecord } from '../../record/record';
import { asciiOf } from './ascii';
import { renderClaims } from './claims';
import { renderExperiment } from './experimentTable';
import type { Look } from './look';
import { notesOn } from './notes';
import { spendingText } from './spending';
import { wrap } from './wrap';

/**
 * Returns what a run found as text for a terminal: each experiment as a table, the claims with their figures, those that
 * are not as stated at length and as plots, and where the time went.
 */
export function renderRun(files: readonly FileRecord[], look: Look): string {
  const blocks = files
    .filter(({ claims, notMeasured, skipped }) => claims.length > 0 || notMeasured !== undefined || skipped.length > 0)
    .flatMap((file) => [
      ...file.experiments.map((experiment) => renderExperiment(experiment, look)),
      ...(file.claims.length > 0 ? [renderClaims(file, look)] : []),
      ...[
        ...notesOn(file),
        ...(file.claims.length > 0 ? [`${path.basename(file.file)}: ${spendingText(file.spending)}`] : []),
      ].map((note) => wrap(note, look.columns).join('\n')),
    ]);
  const text = blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
  return look.isUnicode ? text : asciiOf(text);
}
