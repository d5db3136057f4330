import { stripVTControlCharacters } from 'node:util';
import TestRunner, { type Config, type Test, type TestEvents, type TestRunnerContext } from 'jest-runner';
import type { TestWatcher } from 'jest-watcher';
import type { RerunResult } from '../../trial/processes';
import type { Admission, ChannelServer } from '../channel/channelServer';
import { environmentOptions, type EnvironmentOptions } from '../lifecycle/environmentOptions';
import type { PerfResult } from '../testRunner';
import { CHILD_FLAGS, TASK_VARIABLE, type ChildTask } from './child';
import { Watchdog } from './watchdog';

/** What a run of the runner has, and the runs of its files share. */
export interface RunContext {
  readonly globalConfig: Config.GlobalConfig;
  readonly context: TestRunnerContext;
  readonly watcher: TestWatcher;
  readonly channel: ChannelServer;
}

/** How a file is run. */
export interface ChildRunOptions extends RunContext, Pick<ChildTask, 'role' | 'liveFigures'> {
  /** Says how the messages of the child are handled, but for its signs of life. */
  readonly admit: Admission;
  /** Flags of Node that the child gets beside those of every child. @defaultValue none */
  readonly flags?: readonly string[];
  /** Told of what happens in the file; of its end as soon as it is known, while the process is still leaving. */
  readonly onEvent?: (<Name extends keyof TestEvents>(name: Name, data: TestEvents[Name]) => Promise<void>) | undefined;
}

/** How a file ended: with the results of its tests, by an error that left it without any, or not at all. */
export type FileEnd =
  | { readonly kind: 'result'; readonly result: TestEvents['test-file-success'][1] & PerfResult }
  | { readonly kind: 'error'; readonly error: TestEvents['test-file-failure'][1] }
  | { readonly kind: 'interrupted' };

const FORWARDED = ['test-file-start', 'test-case-start', 'test-case-result'] as const;

/** Runs a perf file in a fresh process of its own, which is ended if its workload hangs. */
export async function runInChild(test: Test, options: ChildRunOptions): Promise<FileEnd> {
  const { globalConfig, context, watcher, channel, role, liveFigures, admit, flags = [], onEvent } = options;
  const runner = new TestRunner({ ...globalConfig, maxWorkers: 1, workerThreads: false }, context);
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

/** Returns what a file that was run again for one claim says of it, or why it says nothing. */
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

/** What a process that Jest forks takes over from this one. */
interface Inheritance {
  readonly task: ChildTask;
  readonly flags: readonly string[];
}

/** That of the runs that are under way, the latest last, and the flags that were there before. */
const inheritances: Inheritance[] = [];
let ownFlags: readonly string[] = [];

/** Runs may overlap, and end in any order: the latest one that is under way decides. Returns what ends it. */
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
    // The environment refuses the options in a moment, in the name of the file.
    return environmentOptions({});
  }
}
