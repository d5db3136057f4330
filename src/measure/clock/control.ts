import { BATCH_NS } from '../batch/calibration';
import { loopFor } from '../batch/loop';
import type { LocalSubject } from '../subject/subject';

/** A fixed amount of integer work that allocates nothing: only the machine can make it slower. */
function spin(turns: number): number {
  let state = turns;
  for (let i = 0; i < turns; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}

/** The control arm: measured once a round beside the others, it tells how steady the machine was. */
export const control: LocalSubject = {
  kind: 'local',
  arm: 'control',
  n: 1_000,
  run: spin as LocalSubject['run'],
  supply: () => 1_000,
  async: false,
  // It has no data that a cache could have lost.
  reusable: false,
  reports: [],
  loop: loopFor({ bare: true, each: false, async: false }),
};

/** A control batch this much longer than the best was disturbed. */
export const DISTURBED = 1.25;

/** Returns the share of control batches that were disturbed, 0 to 1. */
export function disturbedShare(durationsNs: readonly number[]): number {
  if (durationsNs.length === 0) return 0;
  const best = Math.min(...durationsNs);
  return durationsNs.filter((durationNs) => durationNs > DISTURBED * best).length / durationsNs.length;
}

/** How many calls of the control last as long as a batch, by the shortest time per call seen. */
export function controlCalls(bestNs: number): number {
  return Math.max(1, Math.round(BATCH_NS / bestNs));
}
