/** The unit in which an experiment's times are shown. */
export type TimeUnit = 'ns' | 'µs' | 'ms' | 's';

/** How many nanoseconds each unit has. */
export const UNIT_NS: Readonly<Record<TimeUnit, number>> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };
