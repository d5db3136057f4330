import { count, plainDuration } from '../../evidence/quantity';
import { BATCH_NS } from '../../measure/calibration';
import type { Clock } from '../../measure/clock';
import type { Finding } from './finding';

const READINGS = 20_000;

/** Looks at how finely the clock tells time, and what it costs to ask. */
export function lookAtClock(clock: Clock): Finding {
  readings(clock);
  const { quantumNs, costNs } = readings(clock);
  return {
    about: 'clock',
    says:
      `Two readings differ by ${plainDuration(quantumNs)} at least, and one costs ${plainDuration(costNs)}. ` +
      `A batch lasts ${plainDuration(BATCH_NS)}, ${count(BATCH_NS / quantumNs)} times as long.`,
    refuses: false,
  };
}

/** Reads the clock many times; the first time warms the reading up. */
function readings(clock: Clock): { quantumNs: number; costNs: number } {
  let before = clock.now();
  const start = before;
  let quantumNs = Infinity;
  for (let i = 0; i < READINGS; i++) {
    const now = clock.now();
    if (now > before) quantumNs = Math.min(quantumNs, Number(now - before));
    before = now;
  }
  return { quantumNs, costNs: Number(before - start) / READINGS };
}
