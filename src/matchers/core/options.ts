import type { Metric } from '../../model/metric';
import type { Growth } from '../../model/growth';
import { nanosecondsOf, type DurationText } from './durationText';
import { UsageError } from './usageError';
import { factorOf } from './ratio';

/** The effect of a claim that does not pass: it fails its test, or is only reported. */
export type Mode = 'gate' | 'advisory';

/** The options of every matcher. */
export interface ClaimOptions {
  /**
   * `'advisory'` reports a claim that does not pass, and does not fail the test: for a new claim, until it has proved
   * itself.
   *
   * @defaultValue that of the project, `'gate'`
   */
  readonly mode?: Mode;
}

/** The options of every matcher on times. */
export interface MeasuringOptions extends ClaimOptions {
  /** Positive whole numbers, ascending. @defaultValue those of the experiment; claims on one arm choose them else */
  readonly sizes?: readonly number[];
  /** Builds the input of functions, in place of n. Never timed, may be async. */
  readonly input?: (n: number) => unknown;
  /** How long this claim's own rounds may measure. @defaultValue that of the project, `'3 s'` */
  readonly budget?: DurationText;
}

/** The options of matchers on one arm, which choose sizes if none are given. */
export interface SweepingOptions extends MeasuringOptions {
  /** The size that chosen sizes must reach. @defaultValue the size at which a call takes a millisecond */
  readonly upTo?: number;
}

/** The option of matchers that can judge counts in place of times. */
export interface MetricOptions {
  /**
   * Counts in place of time: steps that the code takes (`'steps'`), turns of the event loop (`'loopTurns'`), promises that
   * it makes (`'promises'`), or a count of its own, by the name under which `run` returns it: `{ counts: { comparisons } }`.
   * Counts are exact: each size is counted three times and judged once. @defaultValue time
   */
  readonly metric?: Metric;
}

/** The option of matchers whose claims lines of source can be found for. */
export interface WhereOptions {
  /**
   * Whether to look for the lines of source that take the time, in a process of its own: it takes a second.
   *
   * @defaultValue if the claim fails its test
   */
  readonly where?: boolean;
}

/** The options of matchers on scaling. */
export interface ScalingMatcherOptions extends SweepingOptions, MetricOptions, WhereOptions {
  /**
   * A growth to distinguish the code from: the margin shrinks to half the way to it. For fine distinctions, for example
   * n from n log n, which needs sizes over 1,000 times apart.
   */
  readonly notLike?: Growth;
}

/** Returns the options of a call, or throws a `UsageError` if one of them is unknown. */
export function knownOptions<Options extends object>(
  matcher: string,
  options: unknown,
  known: readonly (keyof Options & string)[],
): Options {
  const takes = `${matcher} takes { ${[...known, 'mode'].join(', ')} }`;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new UsageError('options must be an object', takes, { value: options });
  }
  const unknown = Object.keys(options).find((key) => !(known as readonly string[]).includes(key));
  if (unknown === undefined) return options as Options;
  throw new UsageError(`there is no option \`${unknown}\``, takes, { value: options });
}

/** Returns the mode in the options of a call, if any, and the arguments without it. */
export function modeOption(
  matcher: string,
  args: readonly unknown[],
): { readonly mode: Mode | undefined; readonly rest: readonly unknown[] } {
  const options = args.at(-1);
  if (typeof options !== 'object' || options === null || !Object.hasOwn(options, 'mode')) {
    return { mode: undefined, rest: args };
  }
  const { mode, ...others } = options as { readonly mode: unknown };
  if (mode !== 'gate' && mode !== 'advisory') {
    throw new UsageError(
      "`mode` must be 'gate' or 'advisory'",
      `For example: ${matcher}(…, { mode: 'advisory' }), which reports and does not fail`,
      { value: mode },
    );
  }
  return { mode, rest: [...args.slice(0, -1), others] };
}

/** Returns the factor that an option gives, or the default if it is absent. */
export function factorOption(matcher: string, name: string, value: unknown, byDefault?: number): number {
  if (value === undefined && byDefault !== undefined) return byDefault;
  const factor = factorOf(value);
  if (factor !== undefined) return factor;
  const expected =
    value === undefined ? `\`${name}\` is required` : `\`${name}\` must be a ratio over 1, written as '2x' or '10 %'`;
  throw new UsageError(expected, `For example: ${matcher}(…, { ${name}: '10 %' })`, { value });
}

/** What a metric may be, in words. */
export const METRIC_NAMES = "'steps', 'loopTurns', 'promises', or the name of a count that `run` returns";

/** Whether a value can name a count. */
export function isMetricName(metric: unknown): metric is Metric {
  return typeof metric === 'string' && metric !== '' && metric !== 'time';
}

/** Returns the metric that is counted, or undefined if time is measured. An example starts with `example`. */
export function metricOption(
  matcher: string,
  { metric, budget }: MetricOptions & SweepingOptions,
  example = '',
): Metric | undefined {
  if (metric === undefined || metric === 'time') return undefined;
  const isName = isMetricName(metric);
  const remedy = `For example: ${matcher}(${example}{ metric: '${isName ? metric : 'steps'}' })`;
  if (!isName) {
    const expected = `\`metric\` must be ${METRIC_NAMES}; time is measured if it is left out`;
    throw new UsageError(expected, remedy, { value: metric });
  }
  if (budget !== undefined) {
    throw new UsageError('`budget` is for measuring time, and counts are taken once', remedy, { value: budget });
  }
  return metric;
}

/** Returns whether the options of a call ask for the lines that take the time, or undefined if they do not say. */
export function whereOption(matcher: string, options: unknown): boolean | undefined {
  const { where } = (typeof options === 'object' ? (options ?? {}) : {}) as { readonly where?: unknown };
  if (where === undefined || typeof where === 'boolean') return where;
  const remedy = `For example: ${matcher}(…, { where: true }), which finds the lines that take the time`;
  throw new UsageError('`where` must be true or false', remedy, { value: where });
}

/** Returns the nanoseconds of the budget in the options of a call, or undefined if they name none. */
export function budgetOption(matcher: string, options: unknown): number | undefined {
  const { budget } = (typeof options === 'object' ? (options ?? {}) : {}) as { readonly budget?: unknown };
  if (budget === undefined) return undefined;
  const budgetNs = nanosecondsOf(budget);
  if (budgetNs !== undefined) return budgetNs;
  const remedy = `For example: ${matcher}({ budget: '5 s' })`;
  throw new UsageError("`budget` must be a duration, written as '500 ms' or '5 s'", remedy, { value: budget });
}
