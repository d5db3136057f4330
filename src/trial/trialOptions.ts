/** How claims are decided: what stands in a project's configuration, not in its tests. */
export interface TrialOptions {
  /** The chance that noise makes a claim be called what it is not. Small values take a few rounds more. */
  readonly errorRate: number;
  /** How long a claim's own rounds may measure; time lost to contention does not count. */
  readonly budgetNs: number;
  /** How long one call may take. */
  readonly callLimitNs: number;
  /** Orders the rounds. */
  readonly seed: number;
}

/** What holds where a project says nothing else; the seed is drawn anew in each run. */
export const DEFAULT_TRIAL_OPTIONS: Omit<TrialOptions, 'seed'> = {
  errorRate: 1e-6,
  budgetNs: 3e9,
  callLimitNs: 10e9,
};
