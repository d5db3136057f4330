import type { FileRecord } from '../../../src/record/record';
import { answerOf } from '../live/verdicts';
import { CLASSES, type ClaimClass, type ZooClaim } from './claims';

/** What the verdict on a claim is worth. */
export type Answer = 'right' | 'undecided' | 'wrong' | 'busy' | 'not measured';

/** The verdict on a claim of the zoo. */
export interface ZooVerdict {
  readonly title: string;
  readonly claimClass: ClaimClass;
  readonly isTrue: boolean;
  readonly answer: Answer;
  /** The wall time that the claim took, both collections. */
  readonly seconds: number;
}

/** A run of the zoo, as it is kept in a file. */
export interface ZooRun {
  readonly busyProcesses: number;
  /** The machine and the day. */
  readonly provenance: string;
  readonly verdicts: readonly ZooVerdict[];
}

/** Returns the verdicts on claims, in the order of the classes. */
export function verdictsOf(claims: readonly ZooClaim[], files: readonly FileRecord[]): ZooVerdict[] {
  const records = new Map(files.flatMap((file) => file.claims).map((record) => [record.id.test, record]));
  const verdicts = claims.map(({ title, claimClass, isTrue }): ZooVerdict => {
    const record = records.get(title);
    const answer = record === undefined ? 'not measured' : answerOf(record);
    return { title, claimClass, isTrue, answer, seconds: (record?.wallNs ?? 0) / 1e9 };
  });
  return CLASSES.flatMap((of) => verdicts.filter(({ claimClass }) => claimClass === of));
}
