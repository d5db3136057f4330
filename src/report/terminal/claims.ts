import { isSatisfied, type FileRecord } from '../../record/record';
import { stateCounts } from '../text/claimState';
import { errorRateText } from '../text/errorRate';
import { renderClaimDetail } from './claimDetail';
import { renderClaimTable } from './claimTable';
import type { TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';

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
