import { isSatisfied, type FileRecord } from '../../record/record';
import { certainty } from '../certainty';
import { renderClaimDetail } from './claimDetail';
import { renderClaimTable } from './claimTable';
import type { Look } from './look';
import { wrap } from './wrap';

/**
 * Returns the claims of a file as a table, their number by verdict, and at length those that are not as stated; all of
 * them where the look is a verbose one.
 */
export function renderClaims({ claims, errorRate }: Pick<FileRecord, 'claims' | 'errorRate'>, look: Look): string {
  const detailed = look.isVerbose ? claims : claims.filter((claim) => !isSatisfied(claim));
  const satisfied = claims.filter(isSatisfied).length;
  const undecided = claims.filter(({ verdict }) => verdict.outcome === 'undecided').length;
  const summary = [
    `${String(claims.length)} ${claims.length === 1 ? 'claim' : 'claims'}: ${String(satisfied)} as stated`,
    `${String(claims.length - satisfied - undecided)} not as stated`,
    `${String(undecided)} undecided`,
  ].join(', ');
  const caught =
    'what would have been caught is the smallest violation that these very samples would have shown, planted in them';
  return [
    renderClaimTable(claims, look),
    ...detailed.map((claim) => renderClaimDetail(claim, look)),
    wrap(`${summary}; ${certainty(claims, errorRate)}. [ ] are 95 % intervals; ${caught}.`, look.columns).join('\n'),
  ].join('\n\n');
}
