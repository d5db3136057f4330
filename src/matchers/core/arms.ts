import type { Arms } from '../../trial/arms';
import { isArm, type Arm } from '../../workload/experiment';
import { isProgram } from '../../workload/program';
import { sizesProblem } from '../../workload/sizes';
import { measurableProblem, nameOf, normalWorkload, type Measurable } from '../../workload/workload';
import { UsageError } from './usageError';
import type { SweepingOptions } from './options';

/** What stands in an `expect(…)`, or as the other of two that are compared. */
export type Subject = Arm | Measurable;

/** The arms of a claim, and their names in the order they were given. */
export interface NamedArms extends Arms {
  readonly names: readonly string[];
}

/** What is said where nobody says what to measure at. */
export const NO_SIZES = '`sizes` are missing: what n should it be measured at?';

/** The sizes that messages offer, where a call has none. */
const OFFERED = 'sizes: [100, 300, 1_000, 3_000, 10_000, 30_000]';

/**
 * Returns the arms that a claim is about, and the sizes to measure them at.
 *
 * Arms of one experiment share its samples; anything else is measured for the claim alone, all arms together.
 *
 * @param call - how the matcher is called, with … in place of the options that an example fills in
 * @param subjects - what was handed to the call, by what a message should call it
 * @param fewest - the sizes that the claim needs at least
 * @returns no sizes where a single arm is to be measured at such as are chosen for it
 * @throws {UsageError} when something cannot be measured, or the sizes are missing or not sizes
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
    throw new UsageError('`input` must be a function of n', example(call, "input: (n) => 'x'.repeat(n)"), {
      value: input,
    });
  }
  const given = Object.values(subjects) as Subject[];
  if (input !== undefined && !given.some((subject) => typeof subject === 'function')) {
    throw new UsageError(
      '`input` is for functions; a workload, an arm and a program have inputs of their own',
      'Write: workload({ input, run }), or give the experiment an `input`',
    );
  }
  const experiment = commonExperiment(given);
  const chosen =
    sizes ?? experiment?.sizes ?? given.find(isArm)?.experiment.sizes ?? sizesWithout(given, { input, fewest });
  if (chosen === undefined && given.length > 1) {
    throw new UsageError(NO_SIZES, example(call));
  }
  const problem = chosen === undefined ? undefined : sizesProblem(chosen, fewest);
  if (problem !== undefined) throw new UsageError(problem, example(call), { value: chosen });
  if (chosen !== undefined && upTo !== undefined) {
    throw new UsageError(
      '`upTo` is for sizes that are chosen, and these are given',
      example(call, `sizes: [${chosen.join(', ')}]`),
      { value: upTo },
    );
  }
  if (upTo !== undefined && !(Number.isSafeInteger(upTo) && upTo > 0)) {
    throw new UsageError('`upTo` must be a positive whole number', example(call, 'upTo: 100_000'), { value: upTo });
  }
  const names = distinct(
    given.map(
      (subject, i) =>
        (isArm(subject) ? subject.name : nameOf(subject)) ??
        (given.length === 1 ? 'workload' : `workload ${String(i + 1)}`),
    ),
  );
  const workloads = new Map(
    given.map((subject, i) => [
      names[i]!,
      isArm(subject) ? subject.experiment.arms.get(subject.name)! : normalWorkload(subject, input),
    ]),
  );
  // An arm beside itself is measured as two, which an experiment does not do.
  const shared = names.every((name) => experiment?.arms.has(name)) ? experiment : undefined;
  return { names, workloads, sizes: chosen ?? [], experiment: shared };
}

/**
 * Returns the size to measure several functions at that take none: there is only one. A single one is measured at sizes
 * that are chosen for it.
 */
function sizesWithout(
  subjects: readonly Subject[],
  { input, fewest }: { readonly input: unknown; readonly fewest: number },
): readonly number[] | undefined {
  if (subjects.length === 1 || fewest > 1) return undefined;
  return subjects.some((subject) => takesSize(subject, { input })) ? undefined : [1];
}

/** Whether it makes a difference what n something is called with: functions without a parameter never hear of it. */
export function takesSize(subject: unknown, { input }: { readonly input?: unknown }): boolean {
  if (isArm(subject)) return true;
  const measurable = subject as Measurable;
  if (isProgram(measurable)) return true;
  if (typeof measurable === 'function') return input !== undefined || measurable.length > 0;
  return measurable.input !== undefined || measurable.run.length > 0;
}

/** Returns a call to type, with these options. */
function example(call: string, options = OFFERED): string {
  return `For example: await expect((n) => …).${call.replace('…', options)}`;
}

/** Returns where a claim looks, as an end of its sentence: ` over n = 2 to 540`, or nothing where that is chosen. */
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

function commonExperiment(subjects: readonly Subject[]): Arms['experiment'] {
  const experiments = new Set(subjects.map((subject) => (isArm(subject) ? subject.experiment : undefined)));
  return experiments.size === 1 ? [...experiments][0] : undefined;
}

/** Gives later ones of the same name a number, so that their samples stay apart. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => (names.indexOf(name) === i ? name : `${name} (${String(i + 1)})`));
}
