import path from 'node:path';
import type { FileRecord } from '../../record/record';
import { fileNotes, spendingText } from '../text/fileNotes';
import { printable } from './asciiText';
import { renderClaims } from './claims';
import { renderExperiment } from './experimentTable';
import type { TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';

/**
 * Returns the results of a run: each experiment as a table, the claims with their figures, claims that are not as stated
 * at length with their plots, notes on each file and the time it took.
 */
export function renderRun(files: readonly FileRecord[], style: TerminalStyle): string {
  const blocks = files
    .filter(({ claims, notMeasured, skipped }) => claims.length > 0 || notMeasured !== undefined || skipped.length > 0)
    .flatMap((file) => {
      const hasClaims = file.claims.length > 0;
      const notes = [
        ...fileNotes(file),
        ...(hasClaims ? [`${path.basename(file.file)}: ${spendingText(file.spending)}`] : []),
      ];
      return [
        ...file.experiments.map((experiment) => renderExperiment(experiment, style)),
        ...(hasClaims ? [renderClaims(file, style)] : []),
        ...notes.map((note) => wrap(note, style.columns).join('\n')),
      ];
    });
  return blocks.length === 0 ? '' : printable(`\n${blocks.join('\n\n')}\n`, style);
}
