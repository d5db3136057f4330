import type { ClaimRecord, FileRecord } from './schema';

export type { BaselineFileRecord } from '../claims/baseline/pairedResult';
export type { ClaimRecord, ExperimentRecord, FileRecord, FileSpending, Report } from './schema';

/** The version of the records that this program writes; it rises when a reader of older ones would misread newer ones. */
export const RECORD_VERSION: FileRecord['version'] = 2;

/** Whether a claim came out as its test states: `.not` swaps holds and violated and nothing else. */
export function isSatisfied({ verdict, isNot }: Pick<ClaimRecord, 'verdict' | 'isNot'>): boolean {
  return verdict.outcome === (isNot ? 'violated' : 'holds');
}
