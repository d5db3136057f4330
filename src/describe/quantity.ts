import type { Interval, OpenInterval } from '../model/interval';
import type { Metric } from '../model/metric';
import { UNIT_NS, type TimeUnit } from '../model/timeUnit';

/** A page has thousands of figures, and making a format takes much longer than using it. */
const FIXED = Array.from({ length: 21 }, (_, decimals) => formatOf(decimals, decimals));
const WHOLE = formatOf(0, 0);
const UNPADDED = formatOf(0, 20);

function formatOf(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits, maximumFractionDigits });
}

/** Returns a number that must be finite: any other number is a defect, and must not become words that read as a finding. */
function finite(value: number, caller: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${caller}(${String(value)}): the value must be a finite number`);
  return value;
}

/** Returns a number with three significant digits, and thousands set apart by commas: `0.0123`, `65,500`. */
export function significant(value: number): string {
  const rounded = Number(finite(value, 'significant').toPrecision(3));
  const decimals = rounded === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return FIXED[Math.min(decimals, FIXED.length - 1)]!.format(rounded);
}

/** Returns a number that is known, not estimated: at most three significant digits, without padding zeros. */
export function known(value: number): string {
  return UNPADDED.format(Number(finite(value, 'known').toPrecision(3)));
}

/** Returns a number that a test states, in full but for rounding errors. */
export function stated(value: number): string {
  return UNPADDED.format(Number(finite(value, 'stated').toPrecision(12)));
}

/** Returns a whole number in full, with thousands set apart by commas. */
export function count(value: number): string {
  return WHOLE.format(finite(value, 'count'));
}

/** Returns a known number: in full if it is whole, without decimals from 100 on, else with at most three digits. */
export function wholeOrKnown(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? count(value) : known(value);
}

/** The words for the metrics that every workload has; other metrics go by their name. */
const METRICS: ReadonlyMap<Metric, { readonly name: string; readonly one: string; readonly verb: string }> = new Map([
  ['steps', { name: 'steps', one: 'one step', verb: 'takes' }],
  ['loopTurns', { name: 'turns of the event loop', one: 'one turn of the event loop', verb: 'takes' }],
  ['promises', { name: 'promises', one: 'one promise', verb: 'makes' }],
]);

/** Returns the name of the things that a metric counts. */
export function metricName(metric: Metric): string {
  return METRICS.get(metric)?.name ?? metric;
}

/** Returns the words for one of the things that a metric counts: `one promise`. */
export function oneOf(metric: Metric): string {
  return METRICS.get(metric)?.one ?? `one of the ${metric}`;
}

/** Returns counts with the verb and the name of their metric: `takes 4, 8 turns of the event loop`. */
export function counted(metric: Metric, counts: string): string {
  return `${METRICS.get(metric)?.verb ?? 'counts'} ${counts} ${metricName(metric)}`;
}

/** Returns an estimate with its 95 % interval, of which an end may be unknown: `1.02 [0.98, unknown]`. */
export function withInterval(interval: OpenInterval, format = significant): string {
  return `${format(interval.estimate)} ${endsText(interval, format)}`;
}

/** Returns an estimate without its sign, with its interval: `3.00 % [2.00 %, 4.00 %]` of a share that is -0.03. */
export function magnitude({ estimate, low, high }: Interval, format: (value: number) => string): string {
  if (estimate >= 0) return withInterval({ estimate, low, high }, format);
  return withInterval({ estimate, low: high, high: low }, (value) => format(-value));
}

function endsText({ low, high }: OpenInterval, format: (value: number) => string): string {
  // An end that is not finite bounds nothing: one pair of processes has such ends, and so has a ratio to 0.
  const text = (end = NaN): string => (Number.isFinite(end) ? format(end) : 'unknown');
  return `[${text(low)}, ${text(high)}]`;
}

/** Returns an estimate with its interval as a factor in the notation of tests: `1.02x [0.98, 1.06]`. */
export function factor(interval: Interval): string {
  return `${significant(interval.estimate)}x ${endsText(interval, significant)}`;
}

/** Returns an exponent with two decimals, since its third significant digit never means anything. */
export function exponent(value: number): string {
  // Adding 0 takes the sign from -0.
  return (Number(finite(value, 'exponent').toFixed(2)) + 0).toFixed(2);
}

/** Returns a share as a percentage with at most three significant digits: `0.0163` is `1.63 %`. */
export function percent(share: number): string {
  return `${Math.abs(share) < 0.0001 ? '0' : significant(100 * share)} %`;
}

/** Returns a share as a percentage with a sign on either side of 0: `+1.63 %`. */
export function signedPercent(share: number): string {
  return `${share > 0 ? '+' : ''}${percent(share)}`;
}

/** Returns the name of a quantile: `99th percentile`. */
export function percentile(quantile: number): string {
  if (quantile === 0.5) return 'median';
  const rank = stated(100 * quantile);
  // 11th, 12th and 13th do not follow their last digit.
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

/** Returns a duration with its interval, of which an end may be unknown, in the unit that suits it: `20.6 µs [20.5, 20.8]`. */
export function duration(timeNs: OpenInterval): string {
  const unit = unitFor(timeNs.estimate);
  return `${significantDuration(timeNs.estimate)} ${endsText(timeNs, (end) => inUnit(end, unit))}`;
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

/** The units of memory, the largest first. */
const BYTE_UNITS = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;

/** Returns an amount of memory: `1.5 GiB`. */
export function byteSize(bytes: number): string {
  const [unit, unitBytes] = BYTE_UNITS.find(([, least]) => bytes >= least) ?? (['bytes', 1] as const);
  return `${known(bytes / unitBytes)} ${unit}`;
}

/** Returns a number of things with their noun: `1 claim`, `1,200 claims`. */
export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}
