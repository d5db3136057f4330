import * as v from 'valibot';
import { nanosecondsOf } from '../matchers/durationText';
import { DEFAULT_TRIAL_OPTIONS, type TrialOptions } from '../trial/trialOptions';

/** What stands in `testEnvironmentOptions`, checked, with the defaults filled in. */
export interface EnvironmentOptions extends Omit<TrialOptions, 'seed'> {
  readonly seed: number | undefined;
  /** What becomes of a claim that contention kept from being decided. */
  readonly busy: 'skip' | 'fail';
  /** How many claims of a run may be busy before the run fails as a whole, as a share. */
  readonly maxBusy: number;
  /** How long a run may wait for others that measure on this machine. */
  readonly waitLimitNs: number;
}

const duration = v.pipe(
  v.string(),
  v.check((text) => nanosecondsOf(text) !== undefined),
  v.transform((text) => nanosecondsOf(text)!),
);

const fields = {
  errorRate: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(0.05)), DEFAULT_TRIAL_OPTIONS.errorRate),
  budget: v.optional(duration),
  callLimit: v.optional(duration),
  seed: v.optional(v.pipe(v.number(), v.safeInteger())),
  busy: v.optional(v.picklist(['skip', 'fail']), 'skip'),
  maxBusy: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1 / 3),
  waitLimit: v.optional(duration, '10 min'),
};

/** What each option must be, and a line to type. */
const EXPECTED: Readonly<Record<keyof typeof fields, string>> = {
  errorRate: 'a chance over 0 and at most 0.05, as in { errorRate: 1e-6 }',
  budget: "a duration, as in { budget: '3 s' }",
  callLimit: "a duration, as in { callLimit: '10 s' }",
  seed: 'a whole number, as in { seed: 1 }',
  busy: "'skip' or 'fail', as in { busy: 'fail' }",
  maxBusy: 'a share from 0 to 1, as in { maxBusy: 0.3 }',
  waitLimit: "a duration, as in { waitLimit: '10 min' }",
};

const schema = v.strictObject(fields);

/**
 * Returns the checked options of a project.
 *
 * @param options - `testEnvironmentOptions` of the Jest configuration
 * @throws {TypeError} when an option is unknown or not what it must be
 */
export function environmentOptions(options: unknown): EnvironmentOptions {
  // Jest's own option for environments stands among ours.
  const { customExportConditions, ...own } = options as Record<string, unknown>;
  const result = v.safeParse(schema, own);
  if (result.success) {
    const { budget = DEFAULT_TRIAL_OPTIONS.budgetNs, callLimit = DEFAULT_TRIAL_OPTIONS.callLimitNs } = result.output;
    const { errorRate, seed, busy, maxBusy, waitLimit } = result.output;
    return { errorRate, seed, busy, maxBusy, budgetNs: budget, callLimitNs: callLimit, waitLimitNs: waitLimit };
  }
  const key = String(result.issues[0].path?.[0]?.key);
  const expected = Object.hasOwn(EXPECTED, key) ? EXPECTED[key as keyof typeof EXPECTED] : undefined;
  throw new TypeError(
    expected === undefined
      ? `jest-asymptote: testEnvironmentOptions has no \`${key}\`; it takes ${Object.keys(fields).join(', ')}`
      : `jest-asymptote: testEnvironmentOptions.${key} must be ${expected}, and is ${JSON.stringify(own[key])}`,
  );
}
