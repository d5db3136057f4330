import type { MatcherContext, SyncExpectationResult } from 'expect';
import type { Verdict } from '../../claims/kinds';
import { WorkloadError } from '../../measure/subject/workloadError';
import type { ClaimOver, ClaimSpec, Decision, DecidedClaim, StatedClaim } from '../../trial/claim';
import type { PendingClaim } from '../../trial/session';
import type { NamedArms } from './arms';
import { currentHost, type MatcherHost } from './host';
import { failureMessage } from './message';
import { budgetOption, modeOption, whereOption, type SweepingOptions } from './options';
import { UsageError, usageErrorMessage } from './usageError';
import { thrownError, usageErrorOf } from './workloadFailure';

/** The claim that a matcher makes of its arguments, without the options that all matchers take. */
export type MatcherClaim = Pick<StatedClaim, 'claimed'> & Pick<ClaimSpec, 'arms'> & Decision;

/** Returns how a claim on one arm is decided: over the given sizes, or over chosen ones. */
export function overSizes({ sizes }: NamedArms, { upTo }: SweepingOptions, over: ClaimOver): Decision {
  return sizes.length > 0 ? { kind: 'timed', claim: over(sizes), over } : { kind: 'sized', over, upTo };
}

/** A matcher for `expect.extend`. */
export type ClaimMatcher = (
  this: MatcherContext,
  received: unknown,
  ...args: unknown[]
) => Promise<SyncExpectationResult>;

/** A call of a matcher that has stated its claim. */
interface Call {
  readonly context: MatcherContext;
  readonly host: MatcherHost;
  readonly spec: ClaimSpec;
  /** The call, as Jest prints it. */
  readonly hint: string;
  /** An error with the stack trace of the call. */
  readonly site: Error;
}

/**
 * Returns a matcher that decides the claim its arguments state, and shows the verdict to Jest.
 *
 * @param name - the name of the matcher
 * @param claimOf - makes the claim of the received value and the arguments, or throws a `UsageError`
 */
export function claimMatcher(
  name: string,
  claimOf: (received: unknown, ...args: unknown[]) => MatcherClaim,
): ClaimMatcher {
  const matcher: ClaimMatcher = function (received, ...args) {
    // An asymmetric matcher has no promise mode. There an async matcher would silently never match.
    if ((this.promise as unknown) === undefined) {
      throw new Error(`expect.${name}() cannot stand inside another matcher; write: await expect(workload).${name}(…)`);
    }
    const { isNot = false, promise = '' } = this;
    const hint = this.utils.matcherHint(name, undefined, args.length === 0 ? '' : undefined, { isNot, promise });
    try {
      const host = usableHost(this, name);
      const { mode = host.mode, rest } = modeOption(name, args);
      const claim = claimOf(received, ...rest);
      const budgetNs = budgetOption(name, rest.at(-1));
      const where = whereOption(name, rest.at(-1));
      const site = new Error(name);
      Error.captureStackTrace(site, matcher);
      // Read now: during a measurement nothing maps the lines of a trace to their sources.
      site.stack ??= '';
      const line = lineIn(site.stack, this.testPath);
      const spec: ClaimSpec = { ...claim, budgetNs, where, matcher: name, isNot, line, advisory: mode === 'advisory' };
      return resultOf({ context: this, host, spec, hint, site });
    } catch (error) {
      return Promise.resolve(shownUsageError(this, hint, error));
    }
  };
  Object.defineProperty(matcher, 'name', { value: name });
  return matcher;
}

/** Decides the claim of a call, which is pending in its session meanwhile. */
function resultOf(call: Call): Promise<SyncExpectationResult> {
  const { pending: all } = call.host.session;
  const { matcher } = call.spec;
  const pending: PendingClaim = { matcher, site: call.site, isAbandoned: false, settled: Promise.resolve() };
  const result = decided(call, pending).finally(() => all.delete(pending));
  pending.settled = result;
  all.add(pending);
  return result;
}

async function decided(call: Call, pending: PendingClaim): Promise<SyncExpectationResult> {
  const { context, hint, spec, host } = call;
  const passing = { pass: !spec.isNot, message: () => '' };
  try {
    const outcome = await host.session.decide(spec);
    // A second process has decided its one claim: the test goes on.
    if (outcome.kind !== 'decided' || host.session.isRerun) return passing;
    return shown(call, outcome, pending);
  } catch (error) {
    // Nobody awaits an abandoned claim: its test has failed already, and a rejection would end the process.
    return pending.isAbandoned ? passing : shownUsageError(context, hint, error);
  }
}

function shown(call: Call, claim: DecidedClaim, pending: PendingClaim): SyncExpectationResult {
  const { verdict, isNot, advisory } = claim;
  const message = (): string => messageOf(call, claim);
  if (isBusy(verdict) && call.host.busy !== 'fail') {
    if (!pending.isAbandoned) defer(call, claim);
    return { pass: !isNot, message };
  }
  // The report shows the failure.
  if (advisory === true) return { pass: !isNot, message };
  return { pass: verdict.outcome === 'undecided' ? isNot : verdict.outcome === 'holds', message };
}

/** Adds a claim to those that its session decides again when the machine may be quieter. */
function defer(call: Call, first: DecidedClaim): void {
  const { session } = call.host;
  session.deferred.push({
    site: call.site,
    again: async () => {
      const outcome = await session.decideAgain(call.spec, first);
      const { verdict, isNot, advisory } = outcome;
      const isSatisfied = verdict.outcome === (isNot ? 'violated' : 'holds');
      const fails = !isSatisfied && !isBusy(verdict) && advisory !== true;
      return { outcome, failure: fails ? messageOf(call, outcome) : undefined };
    },
  });
}

function messageOf({ context, hint, host }: Call, claim: DecidedClaim): string {
  return failureMessage(context, hint, claim, host.session.options);
}

function isBusy(verdict: Verdict): boolean {
  return verdict.outcome === 'undecided' && verdict.reason === 'busy';
}

/** Returns the line of a file in the topmost frame of a stack trace in it, or undefined if there is none. */
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

/** Returns the failure that shows an error, with and without `.not`, or throws an error that is no usage error. */
function shownUsageError(context: MatcherContext, hint: string, error: unknown): SyncExpectationResult {
  if (error instanceof WorkloadError && error.problem.kind === 'threw') throw thrownError(error, error.problem.error);
  const usageError = error instanceof WorkloadError ? usageErrorOf(error) : error;
  if (!(usageError instanceof UsageError)) throw error;
  return { pass: context.isNot ?? false, message: () => usageErrorMessage(context, hint, usageError) };
}
