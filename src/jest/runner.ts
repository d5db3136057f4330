import path from 'node:path';
import { TestWatcher } from 'jest-watcher';
import { EmittingTestRunner, type Config, type Test, type TestEvents, type UnsubscribeFn } from 'jest-runner';
import type { FileRecord } from '../record/record';
import { plainDuration } from '../describe/quantity';
import { runFailure } from '../record/runFailure';
import type { Rerun, RerunResult } from '../trial/processes';
import { Checkouts } from './baseline/checkouts';
import { compareOrder } from './baseline/compareOrder';
import { ChannelServer } from './channel/channelServer';
import { publish } from './lifecycle/publication';
import { LiveDisplay } from './live/liveDisplay';
import type { ChildRole } from './process/child';
import { optionsOf, patternOf, rerunResultOf, runInChild, type FileEnd, type RunContext } from './process/childRun';
import { LockTimeout, MachineLock } from './process/machineLock';

type Listener = (data: never) => void | Promise<void>;

/** A run of Jest, as its files share it. */
interface Run extends RunContext {
  readonly live: LiveDisplay;
  readonly bases: Checkouts;
}

/**
 * Runs every perf file in a fresh process, one at a time on the whole machine, and again for single claims that request it.
 * It prints the results if no reporter does.
 *
 * Jest ends the files of one runner before it starts those of the next, so that nothing else of it runs meanwhile.
 */
export default class AsymptoteRunner extends EmittingTestRunner {
  override readonly isSerial = true;
  readonly #listeners = new Map<keyof TestEvents, Set<Listener>>();

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
    const live = new LiveDisplay();
    const channel = await ChannelServer.open();
    const { _globalConfig: globalConfig, _context: context } = this;
    try {
      await this.#runAlone(tests, { globalConfig, context, watcher, channel, live, bases: new Checkouts(tests) });
    } finally {
      live.close();
      channel.close();
    }
  }

  async #runAlone(tests: Test[], run: Run): Promise<void> {
    const { waitLimitNs } = optionsOf(tests[0]!);
    let lock: MachineLock;
    try {
      lock = await MachineLock.acquire({
        project: path.basename(run.globalConfig.rootDir),
        limitMs: waitLimitNs / 1e6,
        onWait: (holder, waitedMs) => run.live.waiting(holder, waitedMs),
      });
    } catch (error) {
      if (!(error instanceof LockTimeout)) throw error;
      for (const test of tests) await this.#emit('test-file-failure', [test, lockError(error, waitLimitNs)]);
      return;
    }
    const records: FileRecord[] = [];
    try {
      for (const test of tests) {
        if (run.watcher.isInterrupted()) break;
        const end = await this.#runFile(test, { kind: 'decide' }, run);
        const record = end.kind === 'result' ? end.result.asymptote : undefined;
        if (record === undefined) continue;
        records.push(record);
        const order = compareOrder();
        if (order !== undefined) await (await comparing()).compareFile(test, record, order, run.bases, run);
      }
    } finally {
      await run.bases.close();
      lock.release();
    }
    if (records.length > 0 && !this.#hasReporter()) await this.#report(records, tests);
  }

  #runFile(test: Test, role: ChildRole, run: Run): Promise<FileEnd> {
    return runInChild(test, {
      ...run,
      role,
      liveFigures: run.live.figures,
      admit: () => ({
        ...run.live.handlers,
        rerun: ({ rerun }, signal) => this.#runAgain(test, rerun, signal, run),
      }),
      onEvent: role.kind === 'decide' ? (name, data) => this.#emit(name, data) : undefined,
    });
  }

  /** Runs a file for one of its claims. The process that requested it waits, so that still only one measures. */
  async #runAgain(test: Test, rerun: Rerun, signal: AbortSignal, run: Run): Promise<RerunResult> {
    const watcher = new TestWatcher({ isWatchMode: false });
    signal.addEventListener('abort', () => void watcher.setState({ interrupted: true }));
    const globalConfig: Config.GlobalConfig = {
      ...run.globalConfig,
      testNamePattern: patternOf(rerun.test),
      // The first run has written the snapshots of the file.
      updateSnapshot: 'none',
    };
    const again: Run = { ...run, watcher, globalConfig };
    if (rerun.purpose === 'compare') return (await comparing()).decideAgainstBase(test, rerun, run.bases, again);
    return rerunResultOf(await this.#runFile(test, { kind: 'rerun', rerun }, again));
  }

  async #emit<Name extends keyof TestEvents>(name: Name, data: TestEvents[Name]): Promise<void> {
    const listeners = [...(this.#listeners.get(name) ?? [])] as unknown as ((data: TestEvents[Name]) => unknown)[];
    await Promise.all(listeners.map((listener) => listener(data)));
  }

  /** Jest ignores the reporters of a preset in `projects`; then the runner reports. */
  #hasReporter(): boolean {
    const own = require.resolve('./reporter');
    return (this._globalConfig.reporters ?? []).some(([path]) => path === own);
  }

  async #report(records: readonly FileRecord[], tests: readonly Test[]): Promise<void> {
    // Not the global setting: Jest sets that itself when it runs a single file.
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

/** Loads what compares with a base, which takes a few hundredths of a second that most runs need not spend. */
function comparing(): Promise<typeof import('./baseline/baselineRun.js')> {
  return import('./baseline/baselineRun.js');
}

function lockError({ holder }: LockTimeout, limitNs: number): { message: string; stack: string } {
  const who = holder === undefined ? 'another process' : `${holder.project} (pid ${String(holder.pid)})`;
  const message =
    `jest-asymptote: not measured, since ${who} has been measuring on this machine for ${plainDuration(limitNs)}, and two at once would disturb each other. ` +
    "Wait for it, end it, or wait longer: testEnvironmentOptions: { waitLimit: '30 min' }";
  return { message, stack: `Error: ${message}` };
}
