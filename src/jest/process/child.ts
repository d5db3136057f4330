/** The title of the processes that perf files run in; the environment knows its own runner by it. */
export const CHILD_TITLE = 'jest-asymptote';

/** The variable by which such a process knows, as it starts, that Jest has yet to be loaded. */
export const LOADING = 'JEST_ASYMPTOTE_LOADING';

/** The variable by which a child knows whom it serves the workloads of its claims to, in place of deciding them. */
export const BENCHES = 'JEST_ASYMPTOTE_BENCHES';

/**
 * What the child of a perf file is started with.
 *
 * - `--expose-gc`: garbage of one claim is collected before the next is measured.
 * - `--experimental-vm-modules`: perf files and what they import may be ES modules; the warning that Node prints for
 *   it says nothing to the user.
 * - `--require`: the young generation keeps its size while Jest loads.
 *
 * Not `--single-threaded-gc`: it keeps V8's helper threads off the core under load, where a tenth of the batches of code
 * that allocates are preempted and taken again without it; but that code then costs 3 to 10 % more than outside of Jest.
 */
export const CHILD_FLAGS: readonly string[] = [
  `--title=${CHILD_TITLE}`,
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
export const BENCH_FLAGS: readonly string[] = ['--min-semi-space-size=16'];

/** Whether this process is such a child. */
export function isPerfChild(): boolean {
  return process.execArgv.includes(`--title=${CHILD_TITLE}`);
}
