import type { Question } from './question';

/** A claim from the moment it is stated, however long it waits for its turn. */
export interface Turn {
  readonly question: Question;
  readonly test: string;
  /** The titles of the groups that its test stands in. */
  readonly group: string | undefined;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
  /** Which time its test runs, from 1. */
  readonly invocation: number;
  readonly signal: AbortSignal;
  /** The clock's reading at which its test's own time is up. */
  readonly deadline: bigint | undefined;
}
