import { DEFAULT_TRIAL_OPTIONS } from '../../trial/trial';
import type { CheckedOptions } from './optionSchema';

/** The options in `testEnvironmentOptions`, checked, with the defaults filled in; the seed has none, and that of the memory is the process's. */
export type EnvironmentOptions = Readonly<
  { [Option in Exclude<keyof CheckedOptions, 'seed' | 'memoryLimitBytes'>]-?: NonNullable<CheckedOptions[Option]> } & {
    seed: number | undefined;
    memoryLimitBytes: number | undefined;
  }
>;

const DEFAULTS: EnvironmentOptions = {
  ...DEFAULT_TRIAL_OPTIONS,
  seed: undefined,
  memoryLimitBytes: undefined,
  busy: 'skip',
  mode: 'gate',
  maxBusy: 1 / 3,
  waitLimitNs: 600e9,
};

/**
 * Returns the checked options of a project.
 *
 * @param options - `testEnvironmentOptions` of the Jest configuration
 * @throws {TypeError} when an option is unknown or has the wrong value
 */
export function environmentOptions(options: unknown): EnvironmentOptions {
  // Jest's own option for environments is among ours.
  const { customExportConditions, ...own } = options as Record<string, unknown>;
  if (Object.keys(own).length === 0) return DEFAULTS;
  // Loaded only if an option is set: every process of a file would wait for it.
  // oxlint-disable-next-line typescript/no-require-imports
  const { checkedOptions } = require('./optionSchema') as typeof import('./optionSchema');
  const given = Object.entries(checkedOptions(own)).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}
