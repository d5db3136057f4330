import type { ChildAddress } from '../channel/channelServer';
import type { Rerun } from '../../trial/processes';

/** The purpose of a child: to decide the claims of its file, to decide one again, or to serve workloads to the runner. */
export type ChildRole =
  { readonly kind: 'decide' } | { readonly kind: 'rerun'; readonly rerun: Rerun } | { readonly kind: 'serve' };

/** Everything that a child gets as it starts. */
export interface ChildTask extends ChildAddress {
  readonly role: ChildRole;
  /** The figures that the runner shows while the file runs: of all claims, of decided ones only, or none. */
  readonly liveFigures: 'all' | 'decided' | 'none';
}

/** The variable that holds the task of a child. */
export const TASK_VARIABLE = 'JEST_ASYMPTOTE_CHILD';

/** The key of a process's task: the environment may load another copy of this module. */
const KEPT = Symbol.for('jest-asymptote.task');
const kept = globalThis as { [KEPT]?: ChildTask };

/**
 * Takes the task of this process out of its variables, so that processes of a workload do not inherit it.
 * They do inherit the flags.
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
 * The flags of every child.
 *
 * - `--expose-gc`: the garbage of one claim is collected before the next is measured.
 * - `--experimental-vm-modules`: perf files and their imports may be ES modules. The warning of Node about it does not
 *   concern the user.
 * - `--require`: takes the task, and keeps the size of the young generation while Jest loads.
 *
 * Not `--single-threaded-gc`: without it, a tenth of the batches of allocating code are preempted under load and taken
 * again; but with it that code costs 3 to 10 % more than outside of Jest.
 */
export const CHILD_FLAGS: readonly string[] = [
  '--title=jest-asymptote',
  '--expose-gc',
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  `--require=${require.resolve('../preload')}`,
];

/**
 * The further flags of a child whose workloads are compared with those of another process.
 *
 * The young generation starts with its largest size. Chance decides when it would grow, and allocating code is up to a
 * third slower once it is larger than the caches: on one machine an eighth of 142 pairs of the same code differed by over
 * 12 %, and none of 140 with this flag.
 */
export const SERVING_FLAGS: readonly string[] = ['--min-semi-space-size=16'];
