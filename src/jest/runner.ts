import path from 'node:path';
import { TestWatcher } from 'jest-watcher';
import { EmittingTestRunner, type Config, type Test, type TestEvents, type UnsubscribeFn } from 'jest-runner';
import type { FileRecord } from '../record/record';
import { plainDuration } from '../describe/quantity';
import { runFailure } from '../record/runFailure';
import type { Rerun, RerunResult } from '../trial/rerun';
import { runInChild, type ChildRunOptions } from './process/childRun';
import { compareFile, decideBesideBase } from './baseline/baselineRun';
import { Checkouts } from './baseline/checkouts';
import { environmentOptions } from './lifecycle/environmentOptions';
import { LiveRun } from './live/liveRun';
import { LockTimeout, MachineLock } from './process/machineLock';
import { publish } from './lifecycle/publication';
import { environmentFor, RerunServer } from './channel/rerunChannel';
import { rerunResultOf } from './process/rerunResult';
import type { PerfResult } from './testRunner';

type Listener = (data: never) => void | Promise<void>;

/**
 * Runs every perf file in a fresh process of its own, one at a time on the whole machine, again for single claims where
 * they ask for that, and prints what was found where no reporter does.
 *
 * Jest ends the files of one runner before it starts those of the next, so that nothing of it runs meanwhile.
 */
export default class AsymptoteRunner extends EmittingTestRunner {
  override readonly isSerial = true;
  readonly #listeners = new Map<keyof TestEvents, Set<Listener>>();
  #live: LiveRun | undefined;

  override on<Name extends keyof TestEvents>(
    name: Name,
    listener: (data: TestEvents[Name]) => void | Promise<void>,
  ): UnsubscribeFn {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  override async runTests(tests: Test[], watcher: TestWatcher): Promise<void> {
    const live = new LiveRun();
    this.#live = live;
    try {
      await this.#runAlone(tests, watcher, live);
    } finally {
      live.close();
    }
  }

  async #runAlone(tests: Test[], watcher: TestWatcher, live: LiveRun): Promise<void> {
    let lock: MachineLock;
    try {
      lock = await this.#lock(tests, live);
    } catch (error) {
      if (!(error instanceof LockTimeout)) throw error;
      for (const test of tests) await this.#emit('test-file-failure', [test, lockError(error, waitLimitOf(tests))]);
      return;
    }
    const records: FileRecord[] = [];
    const bases = new Checkouts(tests);
    try {
      await live.open();
      for (const test of tests) {
        if (watcher.isInterrupted()) break;
        const record = await this.#runFile(test, watcher, bases);
        if (record === undefined) continue;
        records.push(record);
        await compareFile(test, record, bases, this.#surroundings(watcher));
      }
    } finally {
      await bases.close();
      lock.release();
    }
    if (records.length > 0 && !this.#hasReporter()) await this.#report(records, tests);
  }

  async #runFile(test: Test, watcher: TestWatcher, bases: Checkouts): Promise<FileRecord | undefined> {
    const server = await RerunServer.open((rerun, signal) =>
      rerun.purpose === 'compare'
        ? decideBesideBase(test, rerun, bases, this.#surroundings(watcherOf(signal), rerun))
        : this.#runAgain(test, server, rerun, signal),
    );
    try {
      const end = await runInChild(test, {
        globalConfig: this._globalConfig,
        context: this._context,
        watcher,
        environment: { ...environmentFor(server), ...this.#live?.environment },
        onEvent: (name, data) => this.#emit(name, data),
      });
      return end !== undefined && 'result' in end ? (end.result as PerfResult).asymptote : undefined;
    } finally {
      server.close();
    }
  }

  /** Runs a file for one of its claims; the process that asks waits, so that still only one measures. */
  async #runAgain(test: Test, server: RerunServer, rerun: Rerun, signal: AbortSignal): Promise<RerunResult> {
    const { globalConfig, context, watcher } = this.#surroundings(watcherOf(signal), rerun);
    const environment = { ...environmentFor(server, rerun), ...this.#live?.environment };
    return rerunResultOf(await runInChild(test, { globalConfig, context, watcher, environment }));
  }

  /** What a file is run with: all of it, or again for one of its claims. */
  #surroundings(watcher: TestWatcher, rerun?: Rerun): Pick<ChildRunOptions, 'globalConfig' | 'context' | 'watcher'> {
    const { _globalConfig: whole, _context: context } = this;
    if (rerun === undefined) return { globalConfig: whole, context, watcher };
    const globalConfig: Config.GlobalConfig = {
      ...whole,
      testNamePattern: `^${rerun.test.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`,
      // The first run has written the snapshots of the file.
      updateSnapshot: 'none',
    };
    return { globalConfig, context, watcher };
  }

  async #emit<Name extends keyof TestEvents>(name: Name, data: TestEvents[Name]): Promise<void> {
    const listeners = [...(this.#listeners.get(name) ?? [])] as unknown as ((data: TestEvents[Name]) => unknown)[];
    await Promise.all(listeners.map((listener) => listener(data)));
  }

  #lock(tests: readonly Test[], live: LiveRun): Promise<MachineLock> {
    return MachineLock.acquire({
      project: path.basename(this._globalConfig.rootDir),
      limitMs: waitLimitOf(tests) / 1e6,
      onWait: (holder, waitedMs) => {
        live.waiting(holder, waitedMs);
      },
    });
  }

  /** Jest ignores the reporters of a preset where it stands in `projects`; then the runner reports. */
  #hasReporter(): boolean {
    const own = require.resolve('./reporter');
    return (this._globalConfig.reporters ?? []).some(([path]) => path === own);
  }

  async #report(records: readonly FileRecord[], tests: readonly Test[]): Promise<void> {
    // Not the global setting: Jest makes that true by itself where it runs a single file.
    const isVerbose = tests.some(({ context }) => context.config.verbose === true);
    await publish(records, this._globalConfig.rootDir, isVerbose);
    const failure = runFailure(records);
    if (failure === undefined) return;
    process.stderr.write(`jest-asymptote: ${failure}\n`);
    // At the very end: with --forceExit Jest sets a code of its own.
    process.once('exit', () => {
      process.exitCode = 1;
    });
  }
}

/** Interrupts what a process asked for that has called it off. */
function watcherOf(signal: AbortSignal): TestWatcher {
  const watcher = new TestWatcher({ isWatchMode: false });
  signal.addEventListener('abort', () => void watcher.setState({ interrupted: true }), { once: true });
  return watcher;
}

/** How long the first of the files lets the run wait. */
function waitLimitOf([test]: readonly Test[]): number {
  try {
    return environmentOptions(test?.context.config.testEnvironmentOptions ?? {}).waitLimitNs;
  } catch {
    // The environment refuses the options in a moment, in the name of the file.
    return environmentOptions({}).waitLimitNs;
  }
}

function lockError({ holder }: LockTimeout, limitNs: number): { message: string; stack: string } {
  const who = holder === undefined ? 'another process' : `${holder.project} (pid ${String(holder.pid)})`;
  const message =
    `jest-asymptote: not measured, since ${who} has been measuring on this machine for ${plainDuration(limitNs)}, and two at once would disturb each other. ` +
    "Wait for it, end it, or wait longer: testEnvironmentOptions: { waitLimit: '30 min' }";
  return { message, stack: `Error: ${message}` };
}
