/** A duration as tests and configurations write it: `'500 ms'`, `'2 s'`. */
export type DurationText = `${number} ${'ns' | 'µs' | 'μs' | 'us' | 'ms' | 's' | 'min'}`;

// The sign of micro and the Greek letter look alike, and keyboards and normal forms have either.
const UNIT_NS: Readonly<Record<string, number>> = { ns: 1, µs: 1e3, μs: 1e3, us: 1e3, ms: 1e6, s: 1e9, min: 60e9 };

/**
 * Returns the nanoseconds that a duration stands for, or undefined where it is none or not positive.
 *
 * @example
 * nanosecondsOf('2 s'); // 2e9
 */
export function nanosecondsOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d+(?:\.\d+)?) (ns|µs|μs|us|ms|s|min)$/.exec(text);
  if (match === null) return undefined;
  const durationNs = Number(match[1]) * UNIT_NS[match[2]!]!;
  return durationNs > 0 ? durationNs : undefined;
}
