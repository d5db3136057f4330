import path from 'node:path';
import { claimNotes } from '../../describe/claimNotes';
import { cautionOf } from '../../describe/kinds';
import { isSatisfied, type FileRecord } from '../../record/record';
import { claimName, errorRateText, stateCounts } from '../text/claimText';
import { fileNotes, spendingText } from '../text/fileNotes';
import { printable } from './asciiText';
import { renderClaimDetail } from './claimDetail';
import { renderClaimTable } from './claimTable';
import { renderExperiment } from './experimentTable';
import type { TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';

/** Returns the results of a run: its experiments, its claims, notes on each file and the time that it took. */
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

/** Returns the claims of a file as a table, and at length those not as stated, those with lines, or all in a verbose style. */
export function renderClaims(
  { claims, errorRate }: Pick<FileRecord, 'claims' | 'errorRate'>,
  style: TerminalStyle,
): string {
  const detailed = claims.filter((claim) => style.isVerbose || !isSatisfied(claim) || claim.where !== undefined);
  const notes = claims
    .filter((claim) => !detailed.includes(claim))
    .flatMap((claim) => claimNotes(claim).map((note) => `${claimName(claim)}: ${note}`));
  const caught =
    'what would have been caught is the smallest violation that these very samples would have shown, planted in them';
  const summary = `${stateCounts(claims)}; ${errorRateText(claims, errorRate)}. [ ] are 95 % intervals; ${caught}.`;
  const cautions = claims
    .filter((claim) => !detailed.includes(claim))
    .flatMap((claim) => {
      const caution = cautionOf(claim.verdict);
      return caution === undefined ? [] : wrap(`${claimName(claim)}: ${caution}`, style.columns);
    });
  return [
    renderClaimTable(claims, style),
    ...(cautions.length === 0 ? [] : [cautions.join('\n')]),
    ...detailed.map((claim) => renderClaimDetail(claim, style)),
    ...notes.map((note) => wrap(note, style.columns).join('\n')),
    wrap(summary, style.columns).join('\n'),
  ].join('\n\n');
}
