const { hrtime } = process;

/** A monotonic clock. */
export interface Clock {
  /** Nanoseconds since some fixed point. */
  now(): bigint;
}

/** The system's clock, held since before test code or fake timers could replace it. */
export const systemClock: Clock = { now: hrtime.bigint.bind(hrtime) };

/** Returns the nanoseconds from a reading of the clock to now. */
export function sinceNs(clock: Clock, start: bigint): number {
  return Number(clock.now() - start);
}
