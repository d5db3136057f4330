import { count, plainDuration, significant } from '../../describe/quantity';
import { BATCH_NS, COARSEST_GRAIN } from '../../measure/batch/calibration';
import { grainNs, type Clock } from '../../measure/clock/clock';
import type { Finding } from './finding';

const READINGS = 20_000;

/** Checks the smallest step of the clock, and the time that a reading takes. */
export function checkClock(clock: Clock): Finding {
  // The first readings warm up.
  readingNs(clock);
  const costNs = readingNs(clock);
  const stepNs = grainNs(clock);
  if (stepNs === undefined) {
    return { topic: 'clock', message: 'The clock stands still: nothing can be timed.', refusesClaims: true };
  }
  const refusesClaims = stepNs > COARSEST_GRAIN * BATCH_NS;
  const steps = BATCH_NS / stepNs;
  const times = refusesClaims
    ? `${significant(steps)} times as long: too few steps to time it`
    : `${count(steps)} times as long`;
  return {
    topic: 'clock',
    message:
      `Two readings differ by ${plainDuration(stepNs)} at least, and one costs ${plainDuration(costNs)}. ` +
      `A batch lasts ${plainDuration(BATCH_NS)}, ${times}.`,
    refusesClaims,
  };
}

/** Returns how long one reading takes, the mean of many. */
function readingNs(clock: Clock): number {
  const start = clock.now();
  let last = start;
  for (let i = 0; i < READINGS; i++) last = clock.now();
  return Number(last - start) / READINGS;
}
