import { UNIT_NS } from '../../model/timeUnit';

/** A duration as tests and configurations write it: `'500 ms'`, `'2 s'`. */
export type DurationText = `${number} ${'ns' | 'µs' | 'μs' | 'us' | 'ms' | 's' | 'min'}`;

// Micro may be its own sign or the Greek letter, which look alike.
const WRITTEN_UNIT_NS: Readonly<Record<string, number>> = {
  ...UNIT_NS,
  μs: UNIT_NS.µs,
  us: UNIT_NS.µs,
  min: 60 * UNIT_NS.s,
};

/**
 * Returns the nanoseconds that a duration stands for, or undefined if it is none or not positive.
 *
 * @example
 * nanosecondsOf('2 s'); // 2e9
 */
export function nanosecondsOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d+(?:\.\d+)?) (ns|µs|μs|us|ms|s|min)$/.exec(text);
  if (match === null) return undefined;
  const durationNs = Number(match[1]) * WRITTEN_UNIT_NS[match[2]!]!;
  return durationNs > 0 ? durationNs : undefined;
}
