import { stripVTControlCharacters } from 'node:util';
import TestRunner, { type Config, type Test, type TestEvents, type TestRunnerContext } from 'jest-runner';
import type { TestWatcher } from 'jest-watcher';
import type { RerunResult } from '../../trial/processes';
import type { Admission, ChannelServer } from '../channel/channelServer';
import { environmentOptions, type EnvironmentOptions } from '../lifecycle/environmentOptions';
import type { PerfResult } from '../testRunner';
import { CHILD_FLAGS, TASK_VARIABLE, type ChildTask } from './child';
import { Watchdog } from './watchdog';

/** The context that all files of a run share. */
export interface RunContext {
  readonly globalConfig: Config.GlobalConfig;
  readonly context: TestRunnerContext;
  readonly watcher: TestWatcher;
  readonly channel: ChannelServer;
}

/** The options of running a file. */
export interface ChildRunOptions extends RunContext, Pick<ChildTask, 'role' | 'liveFigures'> {
  /** Returns the handlers of the child's messages; the watchdog handles its signs of life. */
  readonly admit: Admission;
  /** Flags of Node for this child only. @defaultValue none */
  readonly flags?: readonly string[];
  /** Called with the events of the file; with its end as soon as it is known, before the process has gone. */
  readonly onEvent?: (<Name extends keyof TestEvents>(name: Name, data: TestEvents[Name]) => Promise<void>) | undefined;
}

/** How a file ended: with the results of its tests, by an error that left it without any, or not at all. */
export type FileEnd =
  | { readonly kind: 'result'; readonly result: TestEvents['test-file-success'][1] & PerfResult }
  | { readonly kind: 'error'; readonly error: TestEvents['test-file-failure'][1] }
  | { readonly kind: 'interrupted' };

/**
 * The time that a process has to end by itself, in milliseconds, before Jest ends it and warns of what it leaks.
 *
 * Jest gives it half a second. On a busy machine a process with a large heap and no leak took longer.
 */
const EXIT_LIMIT_MS = 5000;

const FORWARDED = ['test-file-start', 'test-case-start', 'test-case-result'] as const;

/** Runs a perf file in a fresh process, and ends the process if a workload hangs. */
export async function runInChild(test: Test, options: ChildRunOptions): Promise<FileEnd> {
  const { globalConfig, context, watcher, channel, role, liveFigures, admit, flags = [], onEvent } = options;
  const runner = new TestRunner(
    { ...globalConfig, maxWorkers: 1, workerThreads: false, workerGracefulExitTimeout: EXIT_LIMIT_MS },
    context,
  );
  const watchdog = new Watchdog(optionsOf(test).callLimitNs);
  let end: FileEnd = { kind: 'interrupted' };
  for (const name of FORWARDED) runner.on(name, (data) => onEvent?.(name, data));
  runner.on('test-file-success', ([, result]) => {
    end = { kind: 'result', result };
    return onEvent?.('test-file-success', [test, result]);
  });
  runner.on('test-file-failure', ([, failure]) => {
    const error = watchdog.verdict ?? failure;
    end = { kind: 'error', error };
    return onEvent?.('test-file-failure', [test, error]);
  });
  const address = channel.expect(test.path, (child) => {
    const handlers = admit(child);
    return handlers && { ...handlers, ...watchdog.handlersFor(child) };
  });
  const restore = setForChildren({ task: { ...address, role, liveFigures }, flags });
  try {
    await runner.runTests([test], watcher, { serial: false });
  } finally {
    restore();
    watchdog.stop();
  }
  return end;
}

/** Returns the pattern that only a test of a name matches. */
export function patternOf(test: string): string {
  return `^${test.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`;
}

/** Returns the verdict of a file that was run again for one claim, or why it has none. */
export function rerunResultOf(end: FileEnd): RerunResult {
  if (end.kind === 'interrupted') return { kind: 'failed', because: 'it was interrupted' };
  if (end.kind === 'error') return { kind: 'failed', because: firstLine(end.error.message) };
  const { asymptote, testResults, testExecError, failureMessage } = end.result;
  const [outcome] = asymptote?.claims ?? [];
  if (outcome !== undefined) return { kind: 'decided', result: outcome };
  const failed = testResults.find(({ status }) => status === 'failed')?.failureMessages[0];
  const reason = failed ?? testExecError?.message ?? failureMessage ?? undefined;
  const because = reason === undefined ? 'the test did not state the same claim there' : firstLine(reason);
  return { kind: 'failed', because };
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0] ?? '';
}

/** The task and flags that a process inherits when Jest forks it. */
interface Inheritance {
  readonly task: ChildTask;
  readonly flags: readonly string[];
}

/** The inheritances of the runs under way, the latest last, and the flags of this process itself. */
const inheritances: Inheritance[] = [];
let ownFlags: readonly string[] = [];

/** Sets the inheritance of the next child, and returns a function that unsets it. Runs may overlap: the latest counts. */
function setForChildren(inheritance: Inheritance): () => void {
  if (inheritances.length === 0) ownFlags = process.execArgv.filter((flag) => !CHILD_FLAGS.includes(flag));
  inheritances.push(inheritance);
  applyLatest();
  return () => {
    inheritances.splice(inheritances.indexOf(inheritance), 1);
    applyLatest();
  };
}

function applyLatest(): void {
  const latest = inheritances.at(-1);
  if (latest === undefined) Reflect.deleteProperty(process.env, TASK_VARIABLE);
  else process.env[TASK_VARIABLE] = JSON.stringify(latest.task);
  process.execArgv = latest === undefined ? [...ownFlags] : [...ownFlags, ...CHILD_FLAGS, ...latest.flags];
}

/** Returns the options of the project of a file. */
export function optionsOf({ context }: Test): EnvironmentOptions {
  try {
    return environmentOptions(context.config.testEnvironmentOptions);
  } catch {
    // The environment refuses the options in a moment, and names the file.
    return environmentOptions({});
  }
}
