import TestRunner, { type Config, type Test, type TestEvents, type TestRunnerContext } from 'jest-runner';
import type { TestWatcher } from 'jest-watcher';
import { CHILD_FLAGS, LOADING } from './child';
import { environmentOptions } from '../lifecycle/environmentOptions';
import { PROGRESS, type Progress } from '../channel/progress';
import { Watchdog } from './watchdog';

/** How a file is run. */
export interface ChildRunOptions {
  readonly globalConfig: Config.GlobalConfig;
  readonly context: TestRunnerContext;
  readonly watcher: TestWatcher;
  /** Variables that the child gets beside those of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Flags of Node that it gets beside those of every child. @defaultValue none */
  readonly flags?: readonly string[];
  /** Told of what happens in the file; of its end as soon as it is known, while the process is still leaving. */
  readonly onEvent?: <Name extends keyof TestEvents>(name: Name, data: TestEvents[Name]) => Promise<void>;
}

/** How a file ended: with the results of its tests, or by an error that left it without any. */
export type FileEnd =
  { readonly result: TestEvents['test-file-success'][1] } | { readonly error: TestEvents['test-file-failure'][1] };

const FORWARDED = ['test-file-start', 'test-case-start', 'test-case-result'] as const;

/**
 * Runs a perf file in a fresh process of its own, which is ended where its workload hangs.
 *
 * @returns how the file ended, or undefined where the run was interrupted
 */
export async function runInChild(test: Test, options: ChildRunOptions): Promise<FileEnd | undefined> {
  const { globalConfig, context, watcher, environment, flags = [], onEvent } = options;
  const runner = new TestRunner({ ...globalConfig, maxWorkers: 1, workerThreads: false }, context);
  const watchdog = new Watchdog(callLimitOf(test));
  let end: FileEnd | undefined;
  for (const name of FORWARDED) runner.on(name, (data) => onEvent?.(name, data));
  onProgress(runner, (progress) => {
    watchdog.hear(progress);
  });
  runner.on('test-file-success', ([, result]) => {
    end = { result };
    return onEvent?.('test-file-success', [test, result]);
  });
  runner.on('test-file-failure', ([, error]) => {
    end = { error: watchdog.verdict ?? error };
    return onEvent?.('test-file-failure', [test, end.error]);
  });
  const restore = setForChildren({ environment: { ...environment, [LOADING]: '1' }, flags });
  try {
    await runner.runTests([test], watcher, { serial: false });
  } finally {
    restore();
    watchdog.stop();
  }
  return end;
}

/** What the child of a run gets from this process. */
interface Overlay {
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

/** Those of runs that are under way, the latest last, and the variables and the flags that were there before. */
const overlays: Overlay[] = [];
const before = new Map<string, string | undefined>();
let ownFlags: readonly string[] = [];

/**
 * The process that Jest forks takes over the flags and the variables of this one. Runs may overlap, and end in any
 * order: the latest one that is under way decides.
 */
function setForChildren(overlay: Overlay): () => void {
  if (overlays.length === 0) {
    before.clear();
    ownFlags = process.execArgv.filter((flag) => !CHILD_FLAGS.includes(flag));
  }
  for (const name of Object.keys(overlay.environment)) if (!before.has(name)) before.set(name, process.env[name]);
  overlays.push(overlay);
  applyOverlays();
  return () => {
    overlays.splice(overlays.indexOf(overlay), 1);
    applyOverlays();
  };
}

function applyOverlays(): void {
  for (const [name, original] of before) {
    const value = overlays.findLast(({ environment }) => name in environment)?.environment[name] ?? original;
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  const latest = overlays.at(-1);
  process.execArgv = latest === undefined ? [...ownFlags] : [...ownFlags, ...CHILD_FLAGS, ...latest.flags];
}

/** Custom messages of a child arrive under their own name, which the types of the emitter do not know. */
function onProgress(runner: TestRunner, listener: (progress: Progress) => void): void {
  const on = runner.on.bind(runner) as unknown as (event: string, listen: (progress: Progress) => void) => void;
  on(PROGRESS, listener);
}

function callLimitOf({ context }: Test): number {
  try {
    return environmentOptions(context.config.testEnvironmentOptions).callLimitNs;
  } catch {
    // The environment refuses the options in a moment, in the name of the file.
    return environmentOptions({}).callLimitNs;
  }
}
