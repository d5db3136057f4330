import type { ChildAddress } from '../channel/channelServer';
import type { Rerun } from '../../trial/processes';

/** What a child is started for: to decide the claims of its file, or one again, or to have them measured by the runner. */
export type ChildRole =
  { readonly kind: 'decide' } | { readonly kind: 'rerun'; readonly rerun: Rerun } | { readonly kind: 'serve' };

/** All that a child is told as it starts. */
export interface ChildTask extends ChildAddress {
  readonly role: ChildRole;
  /** Which figures the runner shows while the file runs: also those of claims that are being measured, or none. */
  readonly liveFigures: 'all' | 'decided' | 'none';
}

/** The variable that holds the task of a child. */
export const TASK_VARIABLE = 'JEST_ASYMPTOTE_CHILD';

/** Where a process keeps its task, for whichever copy of this module the environment loads. */
const KEPT = Symbol.for('jest-asymptote.task');
const kept = globalThis as { [KEPT]?: ChildTask };

/**
 * Takes the task of this process out of its variables, so that processes that a workload starts do not take it over.
 * They do take over the flags.
 *
 * @returns the task, or undefined if the runner did not start this process
 */
export function takeTask(): ChildTask | undefined {
  const text = process.env[TASK_VARIABLE];
  if (text === undefined) return undefined;
  Reflect.deleteProperty(process.env, TASK_VARIABLE);
  return (kept[KEPT] = JSON.parse(text) as ChildTask);
}

/** Returns the task of this process, or undefined if the runner did not start it. */
export function childTask(): ChildTask | undefined {
  return kept[KEPT];
}

/**
 * What the child of a perf file is started with.
 *
 * - `--expose-gc`: garbage of one claim is collected before the next is measured.
 * - `--experimental-vm-modules`: perf files and what they import may be ES modules; the warning that Node prints for
 *   it says nothing to the user.
 * - `--require`: the task is taken over, and the young generation keeps its size while Jest loads.
 *
 * Not `--single-threaded-gc`: it keeps V8's helper threads off the core under load, where a tenth of the batches of code
 * that allocates are preempted and taken again without it; but that code then costs 3 to 10 % more than outside of Jest.
 */
export const CHILD_FLAGS: readonly string[] = [
  '--title=jest-asymptote',
  '--expose-gc',
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  `--require=${require.resolve('../preload')}`,
];

/**
 * What it is started with beside that where its workloads are compared with those of another process.
 *
 * The young generation has the size from the start that it grows to where much is allocated. When it grows is a matter
 * of chance, and code that allocates is up to a third slower once it is larger than the caches: on one machine an eighth
 * of 142 pairs of the same code differed by over 12 %, and with this none of 140.
 */
export const SERVING_FLAGS: readonly string[] = ['--min-semi-space-size=16'];
