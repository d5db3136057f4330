import type { MatcherContext, SyncExpectationResult } from 'expect';
import type { Verdict } from '../../claims/kinds';
import { WorkloadError } from '../../measure/subject/workloadError';
import type { ClaimOver, ClaimSpec, Decision, DecidedClaim, StatedClaim } from '../../trial/claim';
import type { PendingClaim } from '../../trial/session';
import type { NamedArms } from './arms';
import { currentHost, type MatcherHost } from './host';
import { failureMessage } from './message';
import { modeOption, type SweepingOptions } from './options';
import { UsageError, usageErrorMessage } from './usageError';
import { thrownError, usageErrorOf } from './workloadFailure';

/** What a matcher makes of its arguments: the claim in words, its arms, and what decides it. */
export type Stated = Pick<StatedClaim, 'claimed'> & Pick<ClaimSpec, 'arms' | 'budgetNs'> & Decision;

/** Returns what decides a claim on one arm: over the sizes that are given, or over chosen ones. */
export function overSizes({ sizes }: NamedArms, { upTo }: SweepingOptions, over: ClaimOver): Decision {
  return sizes.length > 0 ? { kind: 'timed', claim: over(sizes), over } : { kind: 'sized', over, upTo };
}

/** A matcher as `expect.extend` takes it. */
export type ClaimMatcher = (
  this: MatcherContext,
  received: unknown,
  ...args: unknown[]
) => Promise<SyncExpectationResult>;

/**
 * Returns a matcher that decides the claim its arguments state, and shows the verdict to Jest.
 *
 * @param name - the matcher's
 * @param state - makes the claim out of what was received and the arguments, or throws a `UsageError`
 */
export function claimMatcher(name: string, state: (received: unknown, ...args: unknown[]) => Stated): ClaimMatcher {
  const matcher: ClaimMatcher = function (received, ...args) {
    // Only in an asymmetric use is there no promise mode: an async matcher would silently never match there.
    if ((this.promise as unknown) === undefined) {
      throw new Error(`expect.${name}() cannot stand inside another matcher; write: await expect(workload).${name}(…)`);
    }
    const hint = this.utils.matcherHint(name, undefined, args.length === 0 ? '' : undefined, {
      isNot: this.isNot ?? false,
      promise: this.promise ?? '',
    });
    try {
      const host = usableHost(this, name);
      const { mode, rest } = modeOption(name, args);
      const stated = state(received, ...rest);
      const site = new Error(name);
      Error.captureStackTrace(site, matcher);
      // Read now: while something is measured, nobody maps the lines of a trace to their sources.
      site.stack ??= '';
      const line = lineIn(site.stack, this.testPath);
      const advisory = (mode ?? host.mode) === 'advisory';
      const spec: ClaimSpec = { ...stated, matcher: name, isNot: this.isNot ?? false, line, advisory };
      return new Call(this, host, spec, hint, site).result();
    } catch (error) {
      return Promise.resolve(shownUsageError(this, hint, error));
    }
  };
  Object.defineProperty(matcher, 'name', { value: name });
  return matcher;
}

/** One call of a matcher, from its claim to what Jest is shown. */
class Call {
  readonly #context: MatcherContext;
  readonly #host: MatcherHost;
  readonly #spec: ClaimSpec;
  readonly #hint: string;
  readonly #site: Error;

  constructor(context: MatcherContext, host: MatcherHost, spec: ClaimSpec, hint: string, site: Error) {
    this.#context = context;
    this.#host = host;
    this.#spec = spec;
    this.#hint = hint;
    this.#site = site;
  }

  /** Decides the claim; its session knows it as pending meanwhile. */
  result(): Promise<SyncExpectationResult> {
    const { pending: all } = this.#host.session;
    const pending: PendingClaim = {
      matcher: this.#spec.matcher,
      site: this.#site,
      isAbandoned: false,
      settled: Promise.resolve(),
    };
    const result = this.#decided(pending).finally(() => all.delete(pending));
    pending.settled = result;
    all.add(pending);
    return result;
  }

  async #decided(pending: PendingClaim): Promise<SyncExpectationResult> {
    const { session } = this.#host;
    const passing = { pass: !this.#spec.isNot, message: () => '' };
    try {
      const outcome = await session.decide(this.#spec);
      // A second process has decided what it was asked for: the test goes on.
      if (outcome.kind !== 'decided' || session.isRerun) return passing;
      return this.#shown(outcome, pending);
    } catch (error) {
      // Nobody awaits an abandoned claim: its test has failed already, and a rejection would end the process.
      return pending.isAbandoned ? passing : shownUsageError(this.#context, this.#hint, error);
    }
  }

  #shown(claim: DecidedClaim, pending: PendingClaim): SyncExpectationResult {
    const { verdict, isNot, advisory } = claim;
    const message = (): string => this.#message(claim);
    if (isBusy(verdict) && this.#host.busy !== 'fail') {
      if (!pending.isAbandoned) this.#defer(claim);
      return { pass: !isNot, message };
    }
    // The report says what would have failed.
    if (advisory === true) return { pass: !isNot, message };
    return { pass: verdict.outcome === 'undecided' ? isNot : verdict.outcome === 'holds', message };
  }

  #defer(first: DecidedClaim): void {
    const { session } = this.#host;
    session.deferred.push({
      site: this.#site,
      again: async () => {
        const outcome = await session.decideAgain(this.#spec, first);
        const { verdict, isNot, advisory } = outcome;
        const isSatisfied = verdict.outcome === (isNot ? 'violated' : 'holds');
        const fails = !isSatisfied && !isBusy(verdict) && advisory !== true;
        return { outcome, failure: fails ? this.#message(outcome) : undefined };
      },
    });
  }

  #message(claim: DecidedClaim): string {
    return failureMessage(this.#context, this.#hint, claim, this.#host.session.options);
  }
}

function isBusy(verdict: Verdict): boolean {
  return verdict.outcome === 'undecided' && verdict.reason === 'busy';
}

/** Returns the line of a file that a stack trace passes last, or undefined if it does not. */
function lineIn(stack: string, file: string | undefined): number | undefined {
  const at = file === undefined ? -1 : stack.indexOf(`${file}:`);
  const line = at === -1 ? NaN : Number.parseInt(stack.slice(at + file!.length + 1), 10);
  return Number.isNaN(line) ? undefined : line;
}

function usableHost(context: MatcherContext, name: string): MatcherHost {
  if (context.promise !== '') {
    throw new UsageError(
      `.${context.promise ?? ''} hands the matcher a value, and ${name} measures a workload`,
      `Write: await expect(workload).${name}(…)`,
    );
  }
  const host = currentHost();
  if (host === undefined) {
    throw new UsageError(
      'this file does not run in the environment of jest-asymptote',
      "Set `preset: 'jest-asymptote'` in the Jest configuration, name the file *.perf.js or *.perf.ts in a folder __perf__,\nand let no docblock replace its environment.",
    );
  }
  const problem = host.problem();
  if (problem !== undefined) throw new UsageError(problem.because, problem.remedy);
  return host;
}

/** Returns the failure that an error is shown as, in both polarities, or throws it on. */
function shownUsageError(context: MatcherContext, hint: string, error: unknown): SyncExpectationResult {
  if (error instanceof WorkloadError && error.problem.kind === 'threw') throw thrownError(error, error.problem.error);
  const usageError = error instanceof WorkloadError ? usageErrorOf(error) : error;
  if (!(usageError instanceof UsageError)) throw error;
  return { pass: context.isNot ?? false, message: () => usageErrorMessage(context, hint, usageError) };
}
