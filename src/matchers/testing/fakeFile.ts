import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import { Session } from '../../trial/session';
import { RestartableSession } from '../../trial/testing/freshProcesses';
import type * as matchers from '../index';
import type { AsymptoteMatchers } from '../types';
import { installHost, messageOf, removeHost } from './fakeHost';

export const sizes = [4, 16, 64, 256];

const instruments = new FakeInstruments();
let random = seededRandom(31);
/** Returns a function whose calls take the given time, with noise of up to 2 %. */
export const taking = (timeNs: (n: number) => number): ((n: number) => void) =>
  instruments.takingAbout(timeNs, () => random());

export const constant = taking(() => 100_000);
export const linear = taking((n) => 1_000 * n);
export const twiceLinear = taking((n) => 2_000 * n);
export const linearithmic = taking((n) => 100 * n * Math.log2(n));
export const quadratic = taking((n) => 10 * n ** 2);
export const steep = taking((n) => n ** 2.6);
/** Grows by a hundredth of its fixed cost. */
export const hidden = taking((n) => 1e6 + 40 * n);
/** Its exponent is exactly the bound of linear growth. */
export const onTheBound = taking((n) => 500 * n ** 1.25);

export type Claim = (claims: AsymptoteMatchers) => Promise<void>;
/** `expect` with nothing but the matchers that are tested here. */
export const claimsOn: (received: unknown) => AsymptoteMatchers & { readonly not: AsymptoteMatchers } = expect;

/** The matchers without types, as callers in JavaScript use them. */
export type Untyped = Record<keyof typeof matchers, (...args: unknown[]) => Promise<void>>;

const options = { errorRate: 1e-6, budgetNs: 40e6, callLimitNs: 10e9, seed: 1 };

function install(session: Session): void {
  random = seededRandom(31);
  session.test = { name: 'a test', deadline: undefined, claims: 0 };
  installHost(session);
}

beforeEach(() => {
  install(new Session(options, instruments));
});

/** Lets the file be run again in fresh processes, as comparisons need that are near their limits. */
export function allowFreshProcesses(): void {
  install(new RestartableSession(options, instruments));
}

afterEach(removeHost);

/** The outcomes of a claim as it stands and under `.not`. */
export interface Shown {
  readonly stated: string;
  readonly negated: string;
}

/** Returns the outcomes of a claim as it stands and under `.not`. */
export async function shown(received: unknown, claim: Claim): Promise<Shown> {
  const outcome = async (claims: AsymptoteMatchers): Promise<string> => {
    const message = await messageOf(claim(claims));
    if (message === 'it passes') return 'passes';
    return /Verdict: (?<verdict>holds|violated|undecided \([a-z ]+\))/.exec(message)?.groups?.verdict ?? message;
  };
  const claims = claimsOn(received);
  return { stated: await outcome(claims), negated: await outcome(claims.not) };
}

export const holds: Shown = { stated: 'passes', negated: 'holds' };
export const violated: Shown = { stated: 'violated', negated: 'passes' };
export const tooClose: Shown = { stated: 'undecided (too close)', negated: 'undecided (too close)' };
export const tooSmall: Shown = { stated: 'undecided (too small)', negated: 'undecided (too small)' };
export const unanswerable: Shown = {
  stated: 'undecided (unanswerable)',
  negated: 'undecided (unanswerable)',
};

/** Returns the expectation in the message of a usage error, the same under `.not`. */
export async function complaintOf(received: unknown, call: (claims: Untyped) => Promise<void>): Promise<string> {
  const claims = claimsOn(received) as unknown as Untyped & { readonly not: Untyped };
  const complaints = [await messageOf(call(claims)), await messageOf(call(claims.not))].map(
    (message) => /^Not measured: (?<complaint>.*)$/m.exec(message)?.groups?.complaint ?? message,
  );
  expect(complaints[1]).toBe(complaints[0]);
  return complaints[0]!;
}
