import type { Circus } from '@jest/types';
import type { DeferredClaim, Session } from '../../trial/session';
import { WorkloadError } from '../../measure/subject/workloadError';
import { wait } from '../realm/realTimers';

/** The time limit of a test unless the project sets one: claims have budgets of their own, well below it. */
const TEST_TIMEOUT_MS = 120_000;
/** The time limit of a test that serves its workloads: the process that measures them ends it if they hang. */
const SERVING_TIMEOUT_MS = 24 * 3_600_000;
/** Claims stop measuring when this share of their test's time is spent, so as to fail with what they know. */
const SHARE_FOR_CLAIMS = 0.9;
/** The time that an abandoned claim may take to notice it. */
const PATIENCE_MS = 1_500;

/** Follows the tests of a perf file: gives claims their test, catches those not awaited, tries busy ones again. */
export class TestLifecycle {
  readonly #session: Session;
  readonly #timeoutMs: number;
  readonly #isServing: boolean;
  readonly #busy = new Map<Circus.TestEntry, DeferredClaim[]>();

  /** @param isServing - whether another process measures the workloads, for as long as it takes */
  constructor(session: Session, timeoutMs: number = TEST_TIMEOUT_MS, isServing = false) {
    this.#session = session;
    this.#timeoutMs = isServing ? SERVING_TIMEOUT_MS : timeoutMs;
    this.#isServing = isServing;
  }

  /** Takes an event of Jest's test runner. It never throws if that would discard the results of the file. */
  handle(event: Circus.Event, state: Circus.State): void | Promise<void> {
    switch (event.name) {
      case 'setup':
        state.testTimeout = this.#timeoutMs;
        return undefined;
      case 'add_test':
        if (event.concurrent) {
          throw new Error(
            'jest-asymptote: tests of a perf file run one at a time. Write test(…), not test.concurrent(…).',
          );
        }
        if (event.failing) {
          throw new Error(
            'jest-asymptote: test.failing would let a misuse pass. Write test(…) and negate the claim: .not',
          );
        }
        return undefined;
      case 'test_start':
        this.#session.test = {
          name: fullName(event.test),
          group: event.test.parent.parent === undefined ? undefined : fullName(event.test.parent),
          deadline: undefined,
          claims: 0,
          invocation: event.test.invocations,
        };
        return undefined;
      case 'test_fn_start':
        if (this.#isServing) event.test.timeout = SERVING_TIMEOUT_MS;
        if (this.#session.test !== undefined) {
          this.#session.test.deadline = deadlineAfter(event.test.timeout ?? state.testTimeout);
        }
        return undefined;
      case 'test_done':
        return this.#finish(event.test, state);
      case 'test_skip':
      case 'test_todo':
        return this.#tryAgainAfterLast(state);
      default:
        return undefined;
    }
  }

  async #finish(test: Circus.TestEntry, state: Circus.State): Promise<void> {
    await this.#callOff(test);
    const { test: running, notMeasured } = this.#session;
    if (notMeasured !== undefined && (running?.claims ?? 0) > 0 && test.errors.length === 0) test.status = 'skip';
    if (running?.isSkipped === true && test.errors.length === 0) test.status = 'skip';
    this.#session.test = undefined;
    const deferred = this.#session.deferred.splice(0);
    if (deferred.length > 0 && test.errors.length === 0) {
      this.#busy.set(test, deferred);
      test.status = 'skip';
    }
    await this.#tryAgainAfterLast(state);
  }

  /** Ends claims that their test did not await, and fails the test at their lines. */
  async #callOff(test: Circus.TestEntry): Promise<void> {
    const pending = [...this.#session.pending];
    if (pending.length === 0) return;
    for (const claim of pending) {
      claim.isAbandoned = true;
      if (test.errors.length > 0) continue;
      const message = `${claim.matcher} was not awaited: the test ended before its claim was decided.\n\nWrite: await expect(…).${claim.matcher}(…)`;
      test.errors.push(errorAt(claim.site, message));
    }
    this.#session.abort();
    await Promise.race([Promise.allSettled(pending.map(({ settled }) => settled)), wait(PATIENCE_MS)]);
  }

  /** Once no test is left to run, tries the claims again that contention kept from being decided. */
  async #tryAgainAfterLast(state: Circus.State): Promise<void> {
    if (this.#busy.size === 0 || testsOf(state.rootDescribeBlock).some(({ status }) => status == null)) return;
    for (const [test, claims] of this.#busy) {
      this.#session.test = { name: fullName(test), deadline: deadlineAfter(state.testTimeout), claims: 0 };
      test.status = (await this.#tryAgain(test, claims)) ? 'skip' : 'done';
    }
    this.#busy.clear();
    this.#session.test = undefined;
  }

  /** Tries the claims of a test again, and returns whether it is to be skipped: one is busy still and none fails. */
  async #tryAgain(test: Circus.TestEntry, claims: readonly DeferredClaim[]): Promise<boolean> {
    let busy = false;
    for (const claim of claims) {
      try {
        const { outcome, failure } = await claim.again();
        if (failure !== undefined) test.errors.push(errorAt(claim.site, failure));
        busy ||= outcome.verdict.outcome === 'undecided' && outcome.verdict.reason === 'busy';
      } catch (error) {
        // The setup of the test may be gone by now: then the first verdict stays, busy.
        if (!(error instanceof WorkloadError)) throw error;
        busy = true;
      }
    }
    return busy && test.errors.length === 0;
  }
}

/** A frame of the library that calls matchers: the line that called it is the one to show. */
const EXPECT_FRAME = /[\\/]expect[\\/]build[\\/]/;

/** The clock's reading at which claims that may take a test's time from now on should be done. */
function deadlineAfter(timeoutMs: number): bigint {
  return process.hrtime.bigint() + BigInt(Math.round(SHARE_FOR_CLAIMS * 1e6 * timeoutMs));
}

/** Returns an error with a message that points to the line of another one. */
function errorAt(site: Error, message: string): Error {
  const error = new Error(message);
  const frames = (site.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !EXPECT_FRAME.test(line));
  error.stack = [`${error.name}: ${message}`, ...frames].join('\n');
  return error;
}

/** Returns the full names of the tests of a block, in the order in which they run. */
export function testNames(block: Circus.DescribeBlock): string[] {
  return testsOf(block).map(fullName);
}

function testsOf(block: Circus.DescribeBlock): Circus.TestEntry[] {
  return block.children.flatMap((child) => (child.type === 'describeBlock' ? testsOf(child) : [child]));
}

/** Returns the full name of a test or a block, as reports print it. */
function fullName(entry: Circus.TestEntry | Circus.DescribeBlock): string {
  const names: string[] = [entry.name];
  for (let block = entry.parent; block?.parent !== undefined; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}
