import type { Cell, WorkloadPart } from '../model/cell';
import type { AttemptState } from './attempt';
import type { ClaimRun, DecidedClaim } from './claim';

/** Hears how the claims of a session go. */
export interface SessionListener {
  /** A claim is about to call a part of the workload of a cell. */
  measuring?(run: ClaimRun, cell: Cell, part: WorkloadPart): void;
  /** Nothing is measured for a while. */
  idle?(run: ClaimRun): void;
  /** A round was taken; the next one waits for a promise that this returns. */
  afterRound?(run: ClaimRun, state: AttemptState): Promise<void> | undefined;
  /** A claim has its outcome; the next one waits for what this returns. */
  decided?(claim: DecidedClaim): Promise<void>;
}
