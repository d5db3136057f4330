import { count, plainDuration, significant } from '../../describe/quantity';
import { BATCH_NS, COARSEST_GRAIN } from '../../measure/batch/calibration';
import { grainNs, type Clock } from '../../measure/clock/clock';
import type { Finding } from './finding';

const READINGS = 20_000;

/** Looks at how finely the clock tells time, and what it costs to ask. */
export function lookAtClock(clock: Clock): Finding {
  readingNs(clock);
  const costNs = readingNs(clock);
  const stepNs = grainNs(clock);
  if (stepNs === undefined) return { about: 'clock', says: 'It stands still: nothing can be timed.', refuses: true };
  const refuses = stepNs > COARSEST_GRAIN * BATCH_NS;
  const steps = BATCH_NS / stepNs;
  return {
    about: 'clock',
    says:
      `Two readings differ by ${plainDuration(stepNs)} at least, and one costs ${plainDuration(costNs)}. ` +
      `A batch lasts ${plainDuration(BATCH_NS)}, ${refuses ? significant(steps) : count(steps)} times as long${refuses ? ': too few steps to be timed by' : ''}.`,
    refuses,
  };
}

/** Returns what a reading costs; the first time warms the reading up. */
function readingNs(clock: Clock): number {
  const start = clock.now();
  let last = start;
  for (let i = 0; i < READINGS; i++) last = clock.now();
  return Number(last - start) / READINGS;
}
