import { UNIT_NS, type TimeUnit } from '../model/timeUnit';
import { sizesProblem } from './sizes';
import { measurableProblem, normalWorkload, type Measurable, type NormalWorkload } from './workload';

/** How the figures of an experiment are shown. */
export interface Show {
  /** The unit of time. @defaultValue the one that suits the largest figure */
  readonly unit?: TimeUnit;
  /** How many calls a figure stands for. @defaultValue 1 */
  readonly per?: number;
}

/** Figures from another source, which reports show next to the measured ones. */
export interface Reference {
  /** A description of the figures, with their source. */
  readonly caption: string;
  /** Figures by arm and by size, in the unit and for as many calls as `show` says. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The options of an experiment. */
export interface ExperimentOptions<Arms extends Record<string, Measurable>> {
  /** The name in reports. @defaultValue the names of its arms */
  readonly name?: string;
  /** The sizes of every arm: positive whole numbers, ascending. Wide sweeps decide quickly. */
  readonly sizes: readonly number[];
  /** The workloads that are measured together, by their names in reports. */
  readonly arms: Arms;
  /** Builds the input of the arms that are functions, in place of n. Never timed, may be async. */
  readonly input?: (n: number) => unknown;
  readonly show?: Show;
  /** Figures that reports show next to the measured ones, and that decide nothing. @defaultValue none */
  readonly reference?: Reference;
}

/** The brand of arms; one symbol for every copy of this module. */
const ARM = Symbol.for('jest-asymptote.arm');

/** Arms that are measured together, interleaved, so that they can be compared. */
export interface Experiment {
  readonly name: string | undefined;
  readonly sizes: readonly number[];
  readonly arms: ReadonlyMap<string, NormalWorkload>;
  readonly show: Show;
  readonly reference: Reference | undefined;
}

/** One workload of an experiment: the argument of `expect`. */
export interface Arm {
  readonly name: string;
  readonly experiment: Experiment;
}

/**
 * Declares arms to be measured together at the same sizes, and returns them by their names.
 *
 * All claims on the arms share the samples: the second claim starts from the rounds of the first. Nothing is measured
 * before the first claim.
 *
 * @returns an arm for each of `arms`
 * @throws {TypeError} when there are no arms, an arm is not measurable, or the sizes are not positive, whole, ascending
 * @example
 * const { push, concat } = experiment({ sizes: [10, 100, 1_000, 10_000], arms: { push: byPush, concat: byConcat } });
 */
export function experiment<Arms extends Record<string, Measurable>>(
  options: ExperimentOptions<Arms>,
): { readonly [Name in keyof Arms]: Arm } {
  const problem = optionsProblem(options);
  if (problem !== undefined) {
    throw new TypeError(
      `experiment(): ${problem}\n\nFor example:\n` +
        '  experiment({ sizes: [2, 8, 32, 128, 512], arms: { nested: (n) => …, flat: (n) => … } })',
    );
  }
  const { name, sizes, arms, input, show = {}, reference } = options;
  const workloads = new Map(Object.entries(arms).map(([arm, measurable]) => [arm, normalWorkload(measurable, input)]));
  const declared: Experiment = { name, sizes: [...sizes], arms: workloads, show, reference };
  const byName = Object.keys(arms).map((arm) => [arm, { [ARM]: true, name: arm, experiment: declared }]);
  return Object.fromEntries(byName) as { [Name in keyof Arms]: Arm };
}

/** Whether a value is an arm of an experiment. */
export function isArm(value: unknown): value is Arm {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, ARM);
}

const UNITS = Object.keys(UNIT_NS);
const OPTIONS = ['name', 'sizes', 'arms', 'input', 'show', 'reference'];

function optionsProblem(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null) return 'options must be an object';
  const { sizes, arms, input, show = {}, reference } = options as Record<string, unknown>;
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) return `there is no option \`${unknown}\`; the options are ${OPTIONS.join(', ')}`;
  const problem = sizesProblem(sizes, 1);
  if (problem !== undefined) return problem;
  if (input !== undefined && typeof input !== 'function') return 'input must be a function of n';
  if (typeof arms !== 'object' || arms === null || Object.keys(arms).length === 0) {
    return 'arms must be an object with at least one workload';
  }
  for (const [name, arm] of Object.entries(arms)) {
    const expected = isArm(arm) ? 'a workload, not an arm of another experiment' : measurableProblem(arm);
    if (expected !== undefined) return `arm \`${name}\` must be ${expected}`;
  }
  return showProblem(show) ?? referenceProblem(reference, Object.keys(arms));
}

function showProblem(show: unknown): string | undefined {
  if (typeof show !== 'object' || show === null) return 'show must be an object';
  const unknown = Object.keys(show).find((key) => key !== 'unit' && key !== 'per');
  if (unknown !== undefined) return `there is no option show.${unknown}; the options are show.unit, show.per`;
  const { unit, per } = show as Show;
  if (unit !== undefined && !UNITS.includes(unit)) return `show.unit must be one of ${UNITS.join(', ')}`;
  if (per !== undefined && !(Number.isSafeInteger(per) && per > 0)) return 'show.per must be a positive whole number';
  return undefined;
}

function referenceProblem(reference: unknown, arms: readonly string[]): string | undefined {
  if (reference === undefined) return undefined;
  const { caption, figures } = (reference ?? {}) as Record<string, unknown>;
  if (typeof caption !== 'string' || caption === '') return 'reference.caption must say where its figures come from';
  if (typeof figures !== 'object' || figures === null) return 'reference.figures must be an object of figures by arm';
  for (const [arm, bySize] of Object.entries(figures)) {
    if (!arms.includes(arm)) return `reference.figures.${arm} is of no arm; the arms are ${arms.join(', ')}`;
    const problem = figuresProblem(bySize);
    if (problem !== undefined)
      return `reference.figures.${arm} must be figures over 0 by size, as in { 8: 2.66 }; ${problem}`;
  }
  return undefined;
}

function figuresProblem(bySize: unknown): string | undefined {
  if (typeof bySize !== 'object' || bySize === null || Array.isArray(bySize)) return 'it is no object';
  for (const [n, figure] of Object.entries(bySize)) {
    if (!(Number.isSafeInteger(Number(n)) && Number(n) > 0)) return `${n} is no size`;
    if (!(typeof figure === 'number' && figure > 0 && Number.isFinite(figure)))
      return `at ${n} it is ${String(figure)}`;
  }
  return undefined;
}
