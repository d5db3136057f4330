import { BATCH_NS } from '../batch/calibration';
import { loopFor } from '../batch/loop';
import type { Instruments } from './instruments';
import type { LocalSubject } from '../subject/subject';

/** How many turns of its loop a call of the control takes. */
const TURNS = 1_000;

/** Returns the control arm: measured once a round, it shows how steady the machine was. */
export function controlOf({ spin }: Pick<Instruments, 'spin'>): LocalSubject {
  return {
    kind: 'local',
    arm: 'control',
    n: TURNS,
    run: spin as LocalSubject['run'],
    supply: () => TURNS,
    async: false,
    // It has no data that a cache could have lost.
    reusable: false,
    reports: [],
    loop: loopFor({ bare: true, each: false, async: false }),
  };
}

/** A control batch this much longer than the best was disturbed. */
const DISTURBED = 1.25;

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
