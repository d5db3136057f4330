import type { Metric } from '../model/metric';
import type { Interval } from '../model/interval';
import type { TimeUnit } from '../workload/experiment';

const UNIT_NS: Readonly<Record<TimeUnit, number>> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9 };

/** A page has thousands of figures, and making a format takes much longer than using it. */
const FIXED = Array.from({ length: 21 }, (_, decimals) => formatOf(decimals, decimals));
const WHOLE = formatOf(0, 0);
const UNPADDED = formatOf(0, 20);

function formatOf(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits });
}

/**
 * Returns a number with three significant digits, and thousands set apart by commas.
 *
 * @example
 * significant(0.0123456); // '0.0123'
 * significant(65_536); // '65,500'
 */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'infinitely much' : 'nothing';
  const rounded = Number(value.toPrecision(3));
  const decimals = rounded === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return FIXED[Math.min(decimals, FIXED.length - 1)]!.format(rounded);
}

/** Returns a number that is known, not estimated: three significant digits at most, and no zeros to fill them. */
export function known(value: number): string {
  return UNPADDED.format(Number(value.toPrecision(3)));
}

/** Returns a number that a test states, in full, but for what doubles make of it. */
export function stated(value: number): string {
  return UNPADDED.format(Number(value.toPrecision(12)));
}

/** Returns a whole number in full, with thousands set apart by commas. */
export function count(value: number): string {
  return WHOLE.format(value);
}

/**
 * Returns a number that is known, such as a count or what lies between two: in full where it is whole, without decimals
 * where it is over 100, else with three significant digits at most.
 *
 * @example
 * wholeOrKnown(65_537); // '65,537'
 * wholeOrKnown(4.5); // '4.5'
 */
export function wholeOrKnown(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? count(value) : known(value);
}

/** What is said of the metrics that are counted of any workload; others say their name. */
const METRICS: ReadonlyMap<Metric, { readonly name: string; readonly one: string; readonly verb: string }> = new Map([
  ['loopTurns', { name: 'turns of the event loop', one: 'one turn of the event loop', verb: 'takes' }],
  ['promises', { name: 'promises', one: 'one promise', verb: 'makes' }],
]);

/** Returns what a metric counts. */
export function metricName(metric: Metric): string {
  return METRICS.get(metric)?.name ?? metric;
}

/** Returns one of what a metric counts, as the price of it is given: `one promise`. */
export function oneOf(metric: Metric): string {
  return METRICS.get(metric)?.one ?? `one of the ${metric}`;
}

/** Returns counts with what was counted, as something that a call does: `takes 4, 8 turns of the event loop`. */
export function counted(metric: Metric, counts: string): string {
  return `${METRICS.get(metric)?.verb ?? 'counts'} ${counts} ${metricName(metric)}`;
}

/** Returns an estimate with its 95 % interval: `1.02 [0.98, 1.06]`. */
export function withInterval({ estimate, low, high }: Interval, format = significant): string {
  return `${format(estimate)} [${format(low)}, ${format(high)}]`;
}

/** Returns an exponent with two decimals, since its third significant digit never means anything. */
export function exponent(value: number): string {
  // What is nothing to two decimals is under no sign.
  return (Number(value.toFixed(2)) + 0).toFixed(2);
}

/** Returns a share as a percentage with three significant digits at most: `0.0163` is `1.63 %`. */
export function percent(share: number): string {
  return `${Math.abs(share) < 0.0001 ? '0' : significant(100 * share)} %`;
}

/** Returns a share as a percentage that says which way it goes: `+1.63 %`. */
export function signedPercent(share: number): string {
  return `${share > 0 ? '+' : ''}${percent(share)}`;
}

/**
 * Returns what a quantile is called.
 *
 * @example
 * percentile(0.99); // '99th percentile'
 */
export function percentile(quantile: number): string {
  if (quantile === 0.5) return 'median';
  const rank = stated(100 * quantile);
  // 11th, 12th and 13th are those that do not follow their last digit.
  const ending = /(?<!1)[123]$/.test(rank) && !rank.includes('.') ? ['st', 'nd', 'rd'][Number(rank.at(-1)) - 1]! : 'th';
  return `${rank}${ending} percentile`;
}

/** Returns the unit of time in which a duration reads best. */
export function unitFor(durationNs: number): TimeUnit {
  const size = Math.abs(durationNs);
  if (size < 1e3) return 'ns';
  if (size < 1e6) return 'µs';
  return size < 1e9 ? 'ms' : 's';
}

/** Returns a duration in a unit, without the unit's name. */
export function inUnit(durationNs: number, unit: TimeUnit): string {
  return significant(durationNs / UNIT_NS[unit]);
}

/** Returns a duration with its interval in the unit that suits it: `20.6 µs [20.5, 20.8]`. */
export function duration(timeNs: Interval): string {
  const unit = unitFor(timeNs.estimate);
  return `${inUnit(timeNs.estimate, unit)} ${unit} [${inUnit(timeNs.low, unit)}, ${inUnit(timeNs.high, unit)}]`;
}

/** Returns a duration that was found without an interval, to three significant digits: `12.0 ms`. */
export function significantDuration(durationNs: number): string {
  const unit = unitFor(durationNs);
  return `${inUnit(durationNs, unit)} ${unit}`;
}

/** Returns a duration that a test states: `12.345 ms`. */
export function statedDuration(durationNs: number): string {
  const unit = unitFor(durationNs);
  return `${stated(durationNs / UNIT_NS[unit])} ${unit}`;
}

/** Returns a duration that was set or spent, not estimated: `12.3 ms`. */
export function plainDuration(durationNs: number): string {
  const unit = unitFor(durationNs);
  return `${known(durationNs / UNIT_NS[unit])} ${unit}`;
}

/** Returns a number of things with their noun: `1 claim`, `1,200 claims`. */
export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}
