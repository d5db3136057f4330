const { hrtime } = process;

/** A monotonic clock. */
export interface Clock {
  /** Returns the nanoseconds since a fixed point in time. */
  now(): bigint;
}

/** The system's clock, kept from before test code or fake timers could replace it. */
export const systemClock: Clock = { now: hrtime.bigint.bind(hrtime) };

/** The readings in 10 ms during which a clock may stand still, and the steps that show the smallest one. */
const READINGS = 200_000;
const STEPS = 20;

/** Returns the smallest step in which a clock moves, in nanoseconds; undefined if it did not move. */
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
