import type { CallOptions } from '../measure/clock/instruments';
import type { ClaimRun } from './claim';
import type { Purpose, RerunData, RerunResult } from './processes';
import type { TrialResult } from './trial';

/** What decides claims, in this process or by others. */
export interface Decider {
  readonly decide: (run: ClaimRun) => Promise<TrialResult>;
  /** Returns the options of single calls of workloads. */
  readonly calling: (run: ClaimRun) => CallOptions;
  readonly askFreshProcess: (run: ClaimRun, purpose: Purpose, data: RerunData) => Promise<RerunResult | undefined>;
}
