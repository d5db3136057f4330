const { hrtime } = process;

/** A monotonic clock. */
export interface Clock {
  /** Nanoseconds since some fixed point. */
  now(): bigint;
}

/** The system's clock, held since before test code or fake timers could replace it. */
export const systemClock: Clock = { now: hrtime.bigint.bind(hrtime) };

/** Readings of a clock that stands still for 10 ms, and the steps that are enough to know the smallest. */
const READINGS = 200_000;
const STEPS = 20;

/** Returns the smallest step in which a clock moves, in nanoseconds; undefined where it stood still all the time. */
export function grainNs(clock: Clock): number | undefined {
  let grain = Infinity;
  let before = clock.now();
  for (let reading = 0, steps = 0; reading < READINGS && steps < STEPS; reading++) {
    const now = clock.now();
    if (now === before) continue;
    grain = Math.min(grain, Number(now - before));
    before = now;
    steps++;
  }
  return Number.isFinite(grain) ? grain : undefined;
}

/** Returns the nanoseconds from a reading of the clock to now. */
export function sinceNs(clock: Clock, start: bigint): number {
  return Number(clock.now() - start);
}
