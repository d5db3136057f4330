import path from 'node:path';
import { type FileRecord, isSatisfied } from '../../record/record';
import { fileNotes, spendingText } from '../text/fileNotes';
import { printable } from './asciiText';
import { renderExperiment } from './experimentTable';
import type { TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';
import { stateCounts, errorRateText } from '../text/claimText';
import { renderClaimDetail } from './claimDetail';
import { renderClaimTable } from './claimTable';

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

/**
 * Returns the claims of a file as a table, those that are not as stated at length, and the number of each. A verbose
 * style shows all claims at length.
 */
export function renderClaims(
  { claims, errorRate }: Pick<FileRecord, 'claims' | 'errorRate'>,
  style: TerminalStyle,
): string {
  const detailed = style.isVerbose ? claims : claims.filter((claim) => !isSatisfied(claim));
  const caught =
    'what would have been caught is the smallest violation that these very samples would have shown, planted in them';
  const summary = `${stateCounts(claims)}; ${errorRateText(claims, errorRate)}. [ ] are 95 % intervals; ${caught}.`;
  return [
    renderClaimTable(claims, style),
    ...detailed.map((claim) => renderClaimDetail(claim, style)),
    wrap(summary, style.columns).join('\n'),
  ].join('\n\n');
}
