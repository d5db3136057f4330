/** The title of the processes that perf files run in; the environment knows its own runner by it. */
export const CHILD_TITLE = 'jest-asymptote';

/** The variable by which such a process knows, as it starts, that Jest has yet to be loaded. */
export const LOADING = 'JEST_ASYMPTOTE_LOADING';

/**
 * What the child of a perf file is started with.
 *
 * - `--expose-gc`: garbage of one claim is collected before the next is measured.
 * - `--single-threaded-gc`: V8's helper threads would preempt the main thread and dirty the batches of code that
 *   allocates, a fifth of them on two cores.
 * - `--experimental-vm-modules`: perf files and what they import may be ES modules; the warning that Node prints for
 *   it says nothing to the user.
 * - `--require`: the young generation keeps its size while Jest loads.
 */
export const CHILD_FLAGS: readonly string[] = [
  `--title=${CHILD_TITLE}`,
  '--expose-gc',
  '--single-threaded-gc',
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  `--require=${require.resolve('./preload')}`,
];

/** Whether this process is such a child. */
export function isPerfChild(): boolean {
  return process.execArgv.includes(`--title=${CHILD_TITLE}`);
}
