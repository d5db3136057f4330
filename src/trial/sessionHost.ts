import type { WorkloadServer, OfferedClaim } from './baseline/workloadServer';
import type { RerunHost } from './reruns';

/** Runs what it is given in a process made fit for measuring, and undoes that afterwards. */
export type Quietly = <Result>(measure: () => Promise<Result>) => Promise<Result>;

/** What a perf file finds in the process it runs in. */
export interface SessionHost extends RerunHost {
  /** Runs the measuring of one claim; the environment makes the process quiet around it. */
  readonly quietly?: Quietly;
  /** Why no claim of the file is measured; all of them are passed over. */
  readonly notMeasured?: string | undefined;
  /** Has the workloads of claims measured by another process, which asks for every batch; nothing is decided here. */
  readonly serve?: ((claim: OfferedClaim, bench: WorkloadServer) => Promise<void>) | undefined;
  /** Names a module of the project whose async code was compiled to something slower. */
  readonly downLevelledModule?: () => string | undefined;
}
