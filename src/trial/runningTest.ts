/** The test that is running, as far as its claims care. */
export interface RunningTest {
  readonly name: string;
  /** The titles of the groups that it stands in, with which its name begins; undefined where it stands in none. */
  readonly group?: string | undefined;
  /** The clock's reading at which its own time is up. */
  deadline: bigint | undefined;
  claims: number;
  /** Which time it runs, from 1: `jest.retryTimes` runs a test that failed again. */
  readonly invocation?: number;
  /** Set where a claim of it is not there to be decided in this run. */
  isSkipped?: boolean;
}
