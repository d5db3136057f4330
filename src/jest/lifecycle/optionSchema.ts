import * as v from 'valibot';
import { nanosecondsOf } from '../../matchers/core/durationText';
import { bytesOf } from './memoryText';

const duration = v.pipe(
  v.string(),
  v.check((text) => nanosecondsOf(text) !== undefined),
  v.transform((text) => nanosecondsOf(text)!),
);

const memory = v.pipe(
  v.string(),
  v.check((text) => bytesOf(text) !== undefined),
  v.transform((text) => bytesOf(text)!),
);

const fields = {
  errorRate: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(0.05))),
  budget: v.optional(duration),
  callLimit: v.optional(duration),
  // How much memory the inputs and a call of a size may take that is chosen.
  memoryLimit: v.optional(memory),
  seed: v.optional(v.pipe(v.number(), v.safeInteger())),
  // The fate of a test whose claim a busy machine left undecided.
  busy: v.optional(v.picklist(['skip', 'fail'])),
  // Whether claims that are not as stated fail their tests, or are only reported.
  mode: v.optional(v.picklist(['gate', 'advisory'])),
  // The share of the claims of a run that may be busy before the run fails as a whole.
  maxBusy: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  // How long a run may wait for others that measure on this machine.
  waitLimit: v.optional(duration),
};

/** The expectation of each option, with a line to type. */
const EXPECTED: Readonly<Record<keyof typeof fields, string>> = {
  errorRate: 'a chance over 0 and at most 0.05, as in { errorRate: 1e-6 }',
  budget: "a duration, as in { budget: '3 s' }",
  callLimit: "a duration, as in { callLimit: '10 s' }",
  memoryLimit: "an amount of memory, as in { memoryLimit: '1 GiB' }",
  seed: 'a whole number, as in { seed: 1 }',
  busy: "'skip' or 'fail', as in { busy: 'fail' }",
  mode: "'gate' or 'advisory', as in { mode: 'advisory' }",
  maxBusy: 'a share from 0 to 1, as in { maxBusy: 0.3 }',
  waitLimit: "a duration, as in { waitLimit: '10 min' }",
};

const schema = v.pipe(
  v.strictObject(fields),
  v.transform(({ budget, callLimit, memoryLimit, waitLimit, ...others }) => ({
    ...others,
    budgetNs: budget,
    callLimitNs: callLimit,
    memoryLimitBytes: memoryLimit,
    waitLimitNs: waitLimit,
  })),
);

/** The options that a project may set, checked, with durations in nanoseconds and memory in bytes. */
export type CheckedOptions = v.InferOutput<typeof schema>;

/**
 * Returns the options that a project sets, checked.
 *
 * @throws {TypeError} when an option is unknown or has the wrong value
 */
export function checkedOptions(options: Readonly<Record<string, unknown>>): CheckedOptions {
  const result = v.safeParse(schema, options);
  if (result.success) return result.output;
  const key = String(result.issues[0].path?.[0]?.key);
  const expected = Object.hasOwn(EXPECTED, key) ? EXPECTED[key as keyof typeof EXPECTED] : undefined;
  throw new TypeError(
    expected === undefined
      ? `jest-asymptote: testEnvironmentOptions has no \`${key}\`; it takes ${Object.keys(fields).join(', ')}`
      : `jest-asymptote: testEnvironmentOptions.${key} must be ${expected}, and is ${JSON.stringify(options[key])}`,
  );
}
