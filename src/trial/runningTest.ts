/** The test that is running, as far as its claims care. */
export interface RunningTest {
  readonly name: string;
  /** The clock's reading at which its own time is up. */
  deadline: bigint | undefined;
  claims: number;
  /** Which time it runs, from 1: `jest.retryTimes` runs a test that failed again. */
  readonly invocation?: number;
  /** Set where a claim of it is not there to be decided in this run. */
  isSkipped?: boolean;
}
