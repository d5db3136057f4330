import { DEFAULT_TRIAL_OPTIONS, type TrialOptions } from '../../trial/trial';

/** What stands in `testEnvironmentOptions`, checked, with the defaults filled in. */
export interface EnvironmentOptions extends Omit<TrialOptions, 'seed'> {
  readonly seed: number | undefined;
  /** What becomes of a claim that contention kept from being decided. */
  readonly busy: 'skip' | 'fail';
  /** Whether claims that are not as stated fail their tests, or are reported only. */
  readonly mode: 'gate' | 'advisory';
  /** How many claims of a run may be busy before the run fails as a whole, as a share. */
  readonly maxBusy: number;
  /** How long a run may wait for others that measure on this machine. */
  readonly waitLimitNs: number;
}

const DEFAULTS: EnvironmentOptions = {
  ...DEFAULT_TRIAL_OPTIONS,
  seed: undefined,
  busy: 'skip',
  mode: 'gate',
  maxBusy: 1 / 3,
  waitLimitNs: 600e9,
};

/**
 * Returns the checked options of a project.
 *
 * @param options - `testEnvironmentOptions` of the Jest configuration
 * @throws {TypeError} when an option is unknown or not what it must be
 */
export function environmentOptions(options: unknown): EnvironmentOptions {
  // Jest's own option for environments stands among ours.
  const { customExportConditions, ...own } = options as Record<string, unknown>;
  if (Object.keys(own).length === 0) return DEFAULTS;
  // Loaded only where something is set: every process of a file would wait for it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkedOptions } = require('./optionSchema') as typeof import('./optionSchema');
  return { ...DEFAULTS, ...checkedOptions(own) };
}
