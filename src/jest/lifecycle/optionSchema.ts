import * as v from 'valibot';
import { nanosecondsOf } from '../../matchers/core/durationText';
import type { EnvironmentOptions } from './environmentOptions';

const duration = v.pipe(
  v.string(),
  v.check((text) => nanosecondsOf(text) !== undefined),
  v.transform((text) => nanosecondsOf(text)!),
);

const fields = {
  errorRate: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(0.05))),
  budget: v.optional(duration),
  callLimit: v.optional(duration),
  seed: v.optional(v.pipe(v.number(), v.safeInteger())),
  busy: v.optional(v.picklist(['skip', 'fail'])),
  mode: v.optional(v.picklist(['gate', 'advisory'])),
  maxBusy: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  waitLimit: v.optional(duration),
};

/** What each option must be, and a line to type. */
const EXPECTED: Readonly<Record<keyof typeof fields, string>> = {
  errorRate: 'a chance over 0 and at most 0.05, as in { errorRate: 1e-6 }',
  budget: "a duration, as in { budget: '3 s' }",
  callLimit: "a duration, as in { callLimit: '10 s' }",
  seed: 'a whole number, as in { seed: 1 }',
  busy: "'skip' or 'fail', as in { busy: 'fail' }",
  mode: "'gate' or 'advisory', as in { mode: 'advisory' }",
  maxBusy: 'a share from 0 to 1, as in { maxBusy: 0.3 }',
  waitLimit: "a duration, as in { waitLimit: '10 min' }",
};

const schema = v.strictObject(fields);

/** Returns what stands in the options of a project, checked, with durations in nanoseconds. */
export function checkedOptions(options: Readonly<Record<string, unknown>>): Partial<EnvironmentOptions> {
  const result = v.safeParse(schema, options);
  if (result.success) {
    const { budget, callLimit, waitLimit, ...others } = result.output;
    const given = { ...others, budgetNs: budget, callLimitNs: callLimit, waitLimitNs: waitLimit };
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  }
  const key = String(result.issues[0].path?.[0]?.key);
  const expected = Object.hasOwn(EXPECTED, key) ? EXPECTED[key as keyof typeof EXPECTED] : undefined;
  throw new TypeError(
    expected === undefined
      ? `jest-asymptote: testEnvironmentOptions has no \`${key}\`; it takes ${Object.keys(fields).join(', ')}`
      : `jest-asymptote: testEnvironmentOptions.${key} must be ${expected}, and is ${JSON.stringify(options[key])}`,
  );
}
