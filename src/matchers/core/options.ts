import type { Metric } from '../../model/metric';
import type { Growth } from '../../model/growth';
import { nanosecondsOf, type DurationText } from './durationText';
import { UsageError } from './usageError';
import { factorOf } from './ratio';

/** Whether a claim that is not as stated fails its test, or is reported only. */
export type Mode = 'gate' | 'advisory';

/** What every matcher takes. */
export interface ClaimOptions {
  /**
   * `'advisory'` reports what is not as stated, and does not fail: for a claim that is new, until it has proved itself.
   *
   * @defaultValue that of the project, `'gate'`
   */
  readonly mode?: Mode;
}

/** What every matcher on times takes. */
export interface MeasuringOptions extends ClaimOptions {
  /** Positive whole numbers, ascending. @defaultValue those of the experiment; claims on one arm choose them else */
  readonly sizes?: readonly number[];
  /** Builds what a function is called with, in place of n. Never timed, may be async. */
  readonly input?: (n: number) => unknown;
  /** How long this claim's own rounds may measure. @defaultValue that of the project, `'3 s'` */
  readonly budget?: DurationText;
}

/** What matchers on one arm take beside: they choose sizes where none are given. */
export interface SweepingOptions extends MeasuringOptions {
  /** The size that the sizes must reach, where they are chosen. @defaultValue that at which a call takes a millisecond */
  readonly upTo?: number;
}

/** What matchers on growths and comparisons take beside: what is held against the claim. */
export interface MetricOptions {
  /**
   * Counts in place of time: turns of the event loop that a call takes (`'loopTurns'`), promises that it makes
   * (`'promises'`), or what it counts itself, by the name under which `run` returns it: `{ counts: { comparisons } }`.
   * They are exact, so that each size is counted three times and judged once. @defaultValue time
   */
  readonly metric?: Metric;
}

/** What matchers on scaling take beside. */
export interface ScalingMatcherOptions extends SweepingOptions, MetricOptions {
  /**
   * A growth that the code must be told from: the margin shrinks to half the way there. For the fine distinction,
   * n from n log n for example, which takes sizes over 1,000 times apart.
   */
  readonly notLike?: Growth;
}

/** Returns the options of a call once it is sure that all of them are known. */
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

/**
 * Returns the mode that the options of a call name, if any, and its arguments without it: all matchers take it alike.
 */
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

/** Returns the factor that an option gives, or the default where it is left out. */
export function factorOption(matcher: string, name: string, value: unknown, byDefault?: number): number {
  if (value === undefined && byDefault !== undefined) return byDefault;
  const factor = factorOf(value);
  if (factor !== undefined) return factor;
  const expected =
    value === undefined ? `\`${name}\` is required` : `\`${name}\` must be a ratio over 1, written as '2x' or '10 %'`;
  throw new UsageError(expected, `For example: ${matcher}(…, { ${name}: '10 %' })`, { value });
}

/**
 * Returns what is counted, or undefined where time is measured.
 *
 * @param matcher - its name
 * @param options - its options
 * @param sizes - those of the claim: for counts they are not chosen
 * @param example - the arguments of the matcher that stand before its options, as an example begins
 */
export function metricOption(
  matcher: string,
  options: MetricOptions & SweepingOptions,
  sizes: readonly number[],
  example = '',
): Metric | undefined {
  const { metric, budget, upTo } = options;
  if (metric === undefined || metric === 'time') return undefined;
  const counting = (counts: unknown): string =>
    `For example: ${matcher}(${example}{ metric: '${String(counts)}', sizes: [1, 4, 16, 64, 256] })`;
  if (typeof metric !== 'string' || metric === '') {
    throw new UsageError(
      "`metric` must be 'loopTurns', 'promises', or the name of a count that `run` returns; time is measured where it is left out",
      counting('loopTurns'),
      { value: metric },
    );
  }
  if (budget !== undefined) {
    throw new UsageError('`budget` is for measuring time, and counts are taken once', counting(metric), {
      value: budget,
    });
  }
  if (sizes.length > 0) return metric;
  const expected = '`sizes` are missing: they are chosen for time alone';
  throw new UsageError(expected, counting(metric), upTo === undefined ? undefined : { value: { upTo } });
}

/** Returns the nanoseconds of a budget, or undefined where the project's holds. */
export function budgetOption(matcher: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const budgetNs = nanosecondsOf(value);
  if (budgetNs !== undefined) return budgetNs;
  throw new UsageError(
    "`budget` must be a duration, written as '500 ms' or '5 s'",
    `For example: ${matcher}({ budget: '5 s' })`,
    {
      value,
    },
  );
}
