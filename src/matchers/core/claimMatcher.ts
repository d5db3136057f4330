import type { MatcherContext, SyncExpectationResult } from 'expect';
import type { TimedClaim, Verdict } from '../../claims/kinds';
import type { Obstacle } from '../../model/obstacle';
import type { CountedClaim } from '../../claims/kinds';
import type { Metric } from '../../model/metric';
import { WorkloadError } from '../../measure/subject/workloadError';
import type { SizedClaim } from '../../trial/chosenSizes';
import type { Session } from '../../trial/session';
import type { Outcome, PendingClaim, Question, Timed } from '../../trial/question';
import type { NamedArms } from './arms';
import { thrownError, usageErrorOf } from './workloadFailure';
import { currentHost, type Host } from './host';
import { failureMessage } from './message';
import { UsageError, usageErrorMessage } from './usageError';
import { modeOption, type SweepingOptions } from './options';

/** What a matcher makes of its arguments: a claim that times decide, or one on what is counted. */
export type Stated = Omit<Question, 'matcher' | 'isNot'> &
  ({ readonly claim: Timed } | { readonly metric: Metric; readonly counted: CountedClaim });

/** Returns the claim of a matcher on one arm: over the sizes that are given, or over such as will be chosen. */
export function sized(
  { sizes }: NamedArms,
  { upTo }: SweepingOptions,
  claim: SizedClaim,
): Pick<Question, 'sized' | 'upTo'> & { readonly claim: TimedClaim | SizedClaim } {
  return { claim: sizes.length > 0 ? claim(sizes) : claim, sized: claim, upTo };
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
 * @param state - makes the claim out of what was received and the arguments, or throws a `Misuse`
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
      return decide({ context: this, host, stated: { ...stated, line, advisory }, name, hint, site });
    } catch (error) {
      return Promise.resolve(shownMisuse(this, hint, error));
    }
  };
  Object.defineProperty(matcher, 'name', { value: name });
  return matcher;
}

interface Call {
  readonly context: MatcherContext;
  readonly host: Host;
  readonly stated: Stated;
  readonly name: string;
  readonly hint: string;
  readonly site: Error;
}

function decide(call: Call): Promise<SyncExpectationResult> {
  const { perfFile } = call.host;
  const pending: PendingClaim = { matcher: call.name, site: call.site, abandoned: false, settled: Promise.resolve() };
  const result = shown(call, pending).finally(() => perfFile.pending.delete(pending));
  pending.settled = result;
  perfFile.pending.add(pending);
  return result;
}

async function shown(call: Call, pending: PendingClaim): Promise<SyncExpectationResult> {
  const { context, host, hint } = call;
  const isNot = context.isNot ?? false;
  try {
    const outcome = await ask(host.perfFile, call);
    // This process is there for another claim, or for this one's outcome alone: the test goes on.
    if (outcome === undefined || host.perfFile.isRerun) return { pass: !isNot, message: () => '' };
    const { verdict, advisory } = outcome;
    const elsewhere = forAnotherRun(verdict);
    if (elsewhere !== undefined) {
      host.perfFile.skip(outcome, elsewhere);
      return { pass: !isNot, message: () => '' };
    }
    const message = (): string => failureMessage(context, hint, outcome, host.perfFile.options);
    const isBusy = verdict.outcome === 'undecided' && verdict.reason === 'busy' && host.busy !== 'fail';
    // It is in the report, which says what would have failed.
    if (advisory === true && !isBusy) return { pass: !isNot, message };
    if (verdict.outcome !== 'undecided') return { pass: verdict.outcome === 'holds', message };
    if (!isBusy) return { pass: isNot, message };
    if (!pending.abandoned) putOff(call, outcome);
    return { pass: !isNot, message };
  } catch (error) {
    // Nobody awaits an abandoned claim: its test has failed already, and a rejection would end the process.
    if (pending.abandoned) return { pass: !isNot, message: () => '' };
    return shownMisuse(context, hint, error);
  }
}

function ask(perfFile: Session, { stated, name, context }: Call): Promise<Outcome | undefined> {
  const question: Question = { ...stated, matcher: name, isNot: context.isNot ?? false };
  if ('claim' in stated) return perfFile.decide(question, stated.claim);
  return perfFile.count(question, stated.metric, stated.counted);
}

function putOff({ context, host, stated, name, hint, site }: Call, outcome: Outcome): void {
  if (!('claim' in stated)) return;
  const isNot = context.isNot ?? false;
  host.perfFile.putOff.push({
    outcome,
    site,
    again: async () => {
      const second = await host.perfFile.decideAgain({ ...stated, matcher: name, isNot }, stated.claim, outcome);
      const { verdict } = second;
      const satisfied = verdict.outcome === (isNot ? 'violated' : 'holds');
      const busy = verdict.outcome === 'undecided' && verdict.reason === 'busy';
      const fails = !satisfied && !busy && second.advisory !== true;
      const failure = fails ? failureMessage(context, hint, second, host.perfFile.options) : undefined;
      return { outcome: second, failure };
    },
  });
}

/** Why a claim is not there to be decided in this run: nobody named the commit or installed the program that it is about. */
function forAnotherRun(verdict: Verdict): Obstacle | undefined {
  if (!('obstacle' in verdict)) return undefined;
  const { obstacle } = verdict;
  return obstacle.kind === 'no base' || obstacle.kind === 'no program' ? obstacle : undefined;
}

/** Returns the line of a file that a stack trace passes last, or undefined where it does not. */
function lineIn(stack: string, file: string | undefined): number | undefined {
  const at = file === undefined ? -1 : stack.indexOf(`${file}:`);
  const line = at === -1 ? NaN : Number.parseInt(stack.slice(at + file!.length + 1), 10);
  return Number.isNaN(line) ? undefined : line;
}

function usableHost(context: MatcherContext, name: string): Host {
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
  const obstruction = host.obstruction();
  if (obstruction !== undefined) throw new UsageError(obstruction.because, obstruction.remedy);
  return host;
}

/** Returns the failure that an error is shown as, in both polarities, or throws it on. */
function shownMisuse(context: MatcherContext, hint: string, error: unknown): SyncExpectationResult {
  if (error instanceof WorkloadError && error.problem.kind === 'threw') throw thrownError(error, error.problem.error);
  const misuse = error instanceof WorkloadError ? usageErrorOf(error) : error;
  if (!(misuse instanceof UsageError)) throw error;
  return { pass: context.isNot ?? false, message: () => usageErrorMessage(context, hint, misuse) };
}
