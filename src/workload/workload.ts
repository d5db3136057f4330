/** A function that is measured as it stands: it is called with the size, and may return a promise. */
export type WorkloadFunction = (n: number) => unknown;

/**
 * What is measured, where a plain function of the size is not enough.
 *
 * @template Input - what one call works on
 */
export interface Workload<Input = unknown> {
  /** How reports call it. @defaultValue the name of the arm, or of `run` */
  readonly name?: string;
  /** Builds what calls of size n work on. It is never timed, is called once per size and collection, and may be async. */
  readonly input?: (n: number) => Input | Promise<Input>;
  /** What is timed. It gets the input (n itself where there is none) and may return a promise, which is awaited. */
  readonly run: (input: Input, n: number) => unknown;
}

/** A workload whose input has whatever type. */
export interface AnyWorkload extends Omit<Workload, 'input' | 'run'> {
  readonly input?: (n: number) => unknown;
  readonly run: (input: never, n: number) => unknown;
}

/** What can be measured: a function of n, or a workload. */
export type Measurable = WorkloadFunction | AnyWorkload;

/**
 * Returns the workload it is given, with the type of its input inferred from `input` to `run`.
 *
 * @example
 * workload({ input: (n) => Array.from({ length: n }, (_, i) => i), run: (list) => list.indexOf(-1) });
 */
export function workload<Input = number>(definition: Workload<Input>): Workload<Input> {
  return definition;
}

/** The keys a workload may have. */
const KEYS = ['name', 'input', 'run'] as const;

/**
 * Returns what keeps a value from being measured, or undefined where it is a function or a workload.
 *
 * The sentence says what was expected; it is meant to stand before the value that came.
 */
export function flawOfMeasurable(value: unknown): string | undefined {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return 'a function of n or a workload';
  const definition = value as Record<string, unknown>;
  if (typeof definition.run !== 'function') return 'a workload with a function `run`';
  if (definition.input !== undefined && typeof definition.input !== 'function') {
    return 'a workload whose `input` is a function of n';
  }
  const unknown = Object.keys(definition).find((key) => !(KEYS as readonly string[]).includes(key));
  return unknown === undefined ? undefined : `a workload with no keys but ${KEYS.join(', ')} (found \`${unknown}\`)`;
}

/** A workload as the measuring takes it, whatever form it was given in. */
export interface NormalWorkload {
  readonly input: ((n: number) => unknown) | undefined;
  readonly run: (input: unknown, n: number) => unknown;
  /** Whether `run` is called with its input alone: a function that takes a second argument of its own must not get n. */
  readonly bare: boolean;
}

/**
 * Returns the normal form of something measurable.
 *
 * @param input - builds the input of a function; a workload has its own and ignores this one
 */
export function normalWorkload(measurable: Measurable, input?: (n: number) => unknown): NormalWorkload {
  if (typeof measurable === 'function') return { input, run: measurable as NormalWorkload['run'], bare: true };
  return { input: measurable.input, run: measurable.run as NormalWorkload['run'], bare: false };
}

/** Returns the name under which something measurable is reported, or undefined where it has none. */
export function nameOf(measurable: Measurable): string | undefined {
  const name = typeof measurable === 'function' ? measurable.name : (measurable.name ?? measurable.run.name);
  return name === '' || name === 'run' ? undefined : name;
}
