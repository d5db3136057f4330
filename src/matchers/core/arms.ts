import type { Arms } from '../../trial/arms';
import { isArm, type Arm } from '../../workload/experiment';
import { isProgram } from '../../workload/program';
import { sizesProblem } from '../../workload/sizes';
import { measurableProblem, nameOf, normalWorkload, type Measurable } from '../../workload/workload';
import { UsageError } from './usageError';
import type { SweepingOptions } from './options';

/** A value that a claim can be about: in `expect(…)`, or as the other one of a comparison. */
export type ArmOrMeasurable = Arm | Measurable;

/** The arms of a claim, with their names in the order of the arguments. */
export interface NamedArms extends Arms {
  readonly names: readonly string[];
}

/** The message if a claim needs sizes and has none. */
export const NO_SIZES = '`sizes` are missing: what n should it be measured at?';

const EXAMPLE_SIZES = 'sizes: [100, 300, 1_000, 3_000, 10_000, 30_000]';

/**
 * Returns the arms of a claim, and the sizes to measure them at; no sizes if they are to be chosen for a single arm.
 *
 * Arms of one experiment share its samples. Others are measured together, for this claim alone.
 *
 * @param call - the call of the matcher in an example, with … in place of further options
 * @param subjects - the measured values, by their roles in messages
 * @param fewest - the least number of sizes that the claim needs
 * @throws {UsageError} when a value cannot be measured, or the sizes are missing or invalid
 */
export function armsOf(
  call: string,
  subjects: Readonly<Record<string, unknown>>,
  { sizes, input, upTo }: SweepingOptions,
  fewest: number,
): NamedArms {
  for (const [role, subject] of Object.entries(subjects)) {
    const expected = isArm(subject) ? undefined : measurableProblem(subject);
    if (expected === undefined) continue;
    throw new UsageError(`${role} must be ${expected}`, example(call), { value: subject });
  }
  if (input !== undefined && typeof input !== 'function') {
    const remedy = example(call, "input: (n) => 'x'.repeat(n)");
    throw new UsageError('`input` must be a function of n', remedy, { value: input });
  }
  const given = Object.values(subjects) as ArmOrMeasurable[];
  if (input !== undefined && !given.some((subject) => typeof subject === 'function')) {
    throw new UsageError(
      '`input` is for functions; a workload, an arm and a program have inputs of their own',
      'Write: workload({ input, run }), or give the experiment an `input`',
    );
  }
  const experiments = new Set(given.map((subject) => (isArm(subject) ? subject.experiment : undefined)));
  const experiment = experiments.size === 1 ? [...experiments][0] : undefined;
  const takesNoSize = given.length > 1 && fewest <= 1 && !given.some((subject) => takesSize(subject, { input }));
  // Functions that take no size are measured at the only one.
  const chosen = sizes ?? given.find(isArm)?.experiment.sizes ?? (takesNoSize ? [1] : undefined);
  if (chosen === undefined && given.length > 1) throw new UsageError(NO_SIZES, example(call));
  const problem = chosen === undefined ? undefined : sizesProblem(chosen, fewest);
  if (problem !== undefined) throw new UsageError(problem, example(call), { value: chosen });
  if (chosen !== undefined && upTo !== undefined) {
    const remedy = example(call, `sizes: [${chosen.join(', ')}]`);
    throw new UsageError('`upTo` is for sizes that are chosen, and these are given', remedy, { value: upTo });
  }
  if (upTo !== undefined && !(Number.isSafeInteger(upTo) && upTo > 0)) {
    throw new UsageError('`upTo` must be a positive whole number', example(call, 'upTo: 100_000'), { value: upTo });
  }
  const names = distinct(
    given.map((subject, i) => {
      const name = isArm(subject) ? subject.name : nameOf(subject);
      return name ?? (given.length === 1 ? 'workload' : `workload ${String(i + 1)}`);
    }),
  );
  const workloads = new Map(
    given.map((subject, i) => [
      names[i]!,
      isArm(subject) ? subject.experiment.arms.get(subject.name)! : normalWorkload(subject, input),
    ]),
  );
  // An arm compared with itself is measured as two, which an experiment does not do.
  const shared = names.every((name) => experiment?.arms.has(name)) ? experiment : undefined;
  return { names, workloads, sizes: chosen ?? [], experiment: shared };
}

/** Whether a value depends on n: a function without a parameter does not. */
export function takesSize(subject: unknown, { input }: { readonly input?: unknown }): boolean {
  if (isArm(subject)) return true;
  const measurable = subject as Measurable;
  if (isProgram(measurable)) return true;
  if (typeof measurable === 'function') return input !== undefined || measurable.length > 0;
  return measurable.input !== undefined || measurable.run.length > 0;
}

/** Returns an example of a call with the options. */
function example(call: string, options = EXAMPLE_SIZES): string {
  return `For example: await expect((n) => …).${call.replace('…', options)}`;
}

/** Returns the end of a claim's sentence: ` over n = 2 to 540`, or nothing if the sizes are chosen without a target. */
export function overRange(sizes: readonly number[], upTo?: number): string {
  if (sizes.length > 0) return ` over ${range(sizes)}`;
  return upTo === undefined ? '' : ` up to n = ${upTo.toLocaleString('en-US')}`;
}

/** Returns the sizes in words: `n = 2 to 540`. */
export function range(sizes: readonly number[]): string {
  const [bottom, top] = [sizes[0]!, sizes.at(-1)!];
  const format = (n: number): string => n.toLocaleString('en-US');
  return sizes.length === 1 ? `n = ${format(top)}` : `n = ${format(bottom)} to ${format(top)}`;
}

/** Returns the names, with a number after each repeated one, so that samples of different arms stay apart. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => (names.indexOf(name) === i ? name : `${name} (${String(i + 1)})`));
}
