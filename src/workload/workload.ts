import { isProgram, programName, type ProgramWorkload } from './program';

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
  /**
   * Builds what calls of size n work on. It is never timed and may be async. A few are built per size and used in turn:
   * a function of chance gives each call in turn another one.
   */
  readonly input?: (n: number) => Input | Promise<Input>;
  /** What is timed. It gets the input (n itself where there is none) and may return a promise, which is awaited. */
  readonly run: (input: Input, n: number) => unknown;
  /** Whether every call gets an input of its own: for a `run` that changes what it works on, a sort in place for one. @defaultValue false */
  readonly fresh?: boolean;
}

/** A workload whose input has whatever type. */
export interface AnyWorkload extends Omit<Workload, 'input' | 'run'> {
  readonly input?: (n: number) => unknown;
  readonly run: (input: never, n: number) => unknown;
}

/** What can be measured: a function of n, a workload, or a program. */
export type Measurable = WorkloadFunction | AnyWorkload | ProgramWorkload;

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
const KEYS = ['name', 'input', 'run', 'fresh'] as const;

/**
 * Returns what keeps a value from being measured, or undefined where it is a function or a workload.
 *
 * The sentence says what was expected; it is meant to stand before the value that came.
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

/** A workload as the measuring takes it, whatever form it was given in. */
export type NormalWorkload = CalledWorkload | ProgramWorkload;

/** One that this process calls itself. */
export interface CalledWorkload {
  readonly input: ((n: number) => unknown) | undefined;
  readonly run: (input: unknown, n: number) => unknown;
  /** Whether `run` is called with its input alone: a function that takes a second argument of its own must not get n. */
  readonly bare: boolean;
  /** Whether every call gets an input of its own. */
  readonly fresh: boolean;
}

/**
 * Returns the normal form of something measurable.
 *
 * @param input - builds the input of a function; a workload has its own and ignores this one
 */
export function normalWorkload(measurable: ProgramWorkload, input?: (n: number) => unknown): ProgramWorkload;
export function normalWorkload(
  measurable: WorkloadFunction | AnyWorkload,
  input?: (n: number) => unknown,
): CalledWorkload;
export function normalWorkload(measurable: Measurable, input?: (n: number) => unknown): NormalWorkload;
export function normalWorkload(measurable: Measurable, input?: (n: number) => unknown): NormalWorkload {
  if (typeof measurable === 'function') {
    return { input, run: measurable as CalledWorkload['run'], bare: true, fresh: false };
  }
  if (isProgram(measurable)) return measurable;
  const { run, fresh = false } = measurable;
  return { input: measurable.input, run: run as CalledWorkload['run'], bare: false, fresh };
}

/** Returns the name under which something measurable is reported, or undefined where it has none. */
export function nameOf(measurable: Measurable): string | undefined {
  if (isProgram(measurable)) return measurable.offered ?? programName(measurable.program);
  const name = typeof measurable === 'function' ? measurable.name : (measurable.name ?? measurable.run.name);
  return name === '' || name === 'run' ? undefined : name;
}
