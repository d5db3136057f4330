import { isProgram, programName, type ProgramWorkload } from './program';

/** A function that is measured directly: it gets the size, and may return a promise. */
export type WorkloadFunction = (n: number) => unknown;

/**
 * A measured function with an input, if a plain function of the size is not enough.
 *
 * @template Input - the type of the input of one call
 */
export interface Workload<Input = unknown> {
  /** The name in reports. @defaultValue the name of the arm, or of `run` */
  readonly name?: string;
  /**
   * Returns an input of size n, or a promise of one. It is never timed. A few inputs are built per size, and calls use
   * them in turn: a random function gives consecutive calls different inputs.
   */
  readonly input?: (n: number) => Input | Promise<Input>;
  /** The timed function. It gets the input (or n if there is none) and may return a promise, which is awaited. */
  readonly run: (input: Input, n: number) => unknown;
  /**
   * Whether every call gets an input of its own: for a `run` that changes its input, for example a sort in place.
   *
   * @defaultValue false
   */
  readonly fresh?: boolean;
}

/** A workload with an input of any type. */
export interface AnyWorkload extends Omit<Workload, 'input' | 'run'> {
  readonly input?: (n: number) => unknown;
  readonly run: (input: never, n: number) => unknown;
}

/** A function of n, a workload, or a program. */
export type Measurable = WorkloadFunction | AnyWorkload | ProgramWorkload;

/**
 * Returns its argument, with the type of the input inferred from `input` for `run`.
 *
 * @example
 * workload({ input: (n) => Array.from({ length: n }, (_, i) => i), run: (list) => list.indexOf(-1) });
 */
export function workload<Input = number>(definition: Workload<Input>): Workload<Input> {
  return definition;
}

const KEYS = ['name', 'input', 'run', 'fresh'] as const;

/**
 * Returns what was expected in place of a value, or undefined if the value is a `Measurable`.
 *
 * The phrase goes before the received value in a message.
 */
export function measurableProblem(value: unknown): string | undefined {
  if (typeof value === 'function' || isProgram(value)) return undefined;
  if (typeof value !== 'object' || value === null) return 'a function of n or a workload';
  const definition = value as Record<string, unknown>;
  if (typeof definition.run !== 'function') return 'a workload with a function `run`';
  if (definition.input !== undefined && typeof definition.input !== 'function') {
    return 'a workload whose `input` is a function of n';
  }
  if (definition.fresh !== undefined && typeof definition.fresh !== 'boolean') {
    return 'a workload whose `fresh` is true or false';
  }
  if (definition.fresh === true && definition.input === undefined) {
    return 'a workload with an `input`, since `fresh` gives every call one of its own';
  }
  const unknown = Object.keys(definition).find((key) => !(KEYS as readonly string[]).includes(key));
  return unknown === undefined ? undefined : `a workload with no keys but ${KEYS.join(', ')} (found \`${unknown}\`)`;
}

/** A workload in the form that measuring uses. */
export type NormalWorkload = CalledWorkload | ProgramWorkload;

/** A workload that this process calls. */
export interface CalledWorkload {
  readonly kind: 'called';
  readonly input: ((n: number) => unknown) | undefined;
  readonly run: (input: unknown, n: number) => unknown;
  /** Whether `run` gets its input alone: a function with a second parameter of its own must not get n. */
  readonly bare: boolean;
  /** Whether every call gets an input of its own. */
  readonly fresh: boolean;
}

/**
 * Returns the normal form of a measurable.
 *
 * @param input - builds the input of a function; workloads ignore it
 */
export function normalWorkload(
  measurable: WorkloadFunction | AnyWorkload,
  input?: (n: number) => unknown,
): CalledWorkload;
export function normalWorkload(measurable: Measurable, input?: (n: number) => unknown): NormalWorkload;
export function normalWorkload(measurable: Measurable, input?: (n: number) => unknown): NormalWorkload {
  if (typeof measurable === 'function') {
    return { kind: 'called', input, run: measurable as CalledWorkload['run'], bare: true, fresh: false };
  }
  if (isProgram(measurable)) return measurable;
  const { run, fresh = false } = measurable;
  return { kind: 'called', input: measurable.input, run: run as CalledWorkload['run'], bare: false, fresh };
}

/** Returns the name of a measurable in reports, or undefined if it has none. */
export function nameOf(measurable: Measurable): string | undefined {
  if (isProgram(measurable)) return measurable.offered ?? programName(measurable.program);
  const name = typeof measurable === 'function' ? measurable.name : (measurable.name ?? measurable.run.name);
  return name === '' || name === 'run' ? undefined : name;
}
