import TestRunner, { type Test, type TestRunnerOptions, type TestWatcher } from 'jest-runner';
import type { FileRecord } from '../evidence/record';
import { runFailure } from '../evidence/runVerdict';
import { renderRun } from '../report/terminal';
import { CHILD_FLAGS } from './child';
import { environmentOptions } from './environmentOptions';
import { PROGRESS, type Progress } from './progress';
import type { PerfResult } from './testRunner';
import { Watchdog } from './watchdog';

/**
 * Runs every perf file in a fresh process of its own, one at a time, and prints what was found where no reporter does.
 *
 * Jest ends the files of one runner before it starts those of the next, so that nothing of it runs meanwhile.
 */
export default class AsymptoteRunner extends TestRunner {
  override readonly isSerial = true;
  #watchdog: Watchdog | undefined;

  override async runTests(tests: Test[], watcher: TestWatcher, options: TestRunnerOptions): Promise<void> {
    const records: FileRecord[] = [];
    const unsubscribe = [
      super.on('test-file-success', ([, result]) => {
        const { asymptote } = result as PerfResult;
        if (asymptote !== undefined) records.push(asymptote);
      }),
      this.#onProgress((progress) => this.#watchdog?.hear(progress)),
    ];
    try {
      for (const test of tests) {
        if (watcher.isInterrupted()) break;
        await this.#runInChild(test, watcher, options);
      }
    } finally {
      for (const stop of unsubscribe) stop();
    }
    if (records.length > 0 && !this.#hasReporter()) this.#report(records);
  }

  /** Jest's listeners learn of a child that was ended by the watchdog what the watchdog knows. */
  override on: TestRunner['on'] = (event, listener) => {
    if (event !== 'test-file-failure') return super.on(event, listener);
    const failing = listener as unknown as (data: [Test, unknown]) => unknown;
    return super.on(event, (([test, error]: [Test, unknown]) =>
      failing([test, this.#watchdog?.verdict ?? error])) as unknown as typeof listener);
  };

  async #runInChild(test: Test, watcher: TestWatcher, options: TestRunnerOptions): Promise<void> {
    const { callLimitNs } = environmentOptionsOf(test);
    const { execArgv } = process;
    this.#watchdog = new Watchdog(callLimitNs);
    // The worker that Jest forks takes over the flags of this process, and its number of workers from the configuration.
    process.execArgv = [...execArgv, ...CHILD_FLAGS];
    const before = this._globalConfig;
    Object.assign(this, { _globalConfig: { ...before, maxWorkers: 1, workerThreads: false } });
    try {
      await super.runTests([test], watcher, { ...options, serial: false });
    } finally {
      process.execArgv = execArgv;
      Object.assign(this, { _globalConfig: before });
      this.#watchdog.stop();
    }
  }

  /** Custom messages of a child arrive under their own name, which the types of the emitter do not know. */
  #onProgress(listener: (progress: Progress) => void): () => void {
    const on = super.on.bind(this) as unknown as (event: string, listen: (progress: Progress) => void) => () => void;
    return on(PROGRESS, listener);
  }

  /** Jest ignores the reporters of a preset where it stands in `projects`; then the runner reports. */
  #hasReporter(): boolean {
    const own = require.resolve('./reporter');
    return (this._globalConfig.reporters ?? []).some(([path]) => path === own);
  }

  #report(records: readonly FileRecord[]): void {
    process.stderr.write(renderRun(records, process.stderr.columns));
    const failure = runFailure(records);
    if (failure === undefined) return;
    process.stderr.write(`jest-asymptote: ${failure}\n`);
    // At the very end: with --forceExit Jest sets a code of its own.
    process.once('exit', () => {
      process.exitCode = 1;
    });
  }
}

function environmentOptionsOf({ context }: Test): { callLimitNs: number } {
  try {
    return environmentOptions(context.config.testEnvironmentOptions);
  } catch {
    // The environment refuses them in a moment, in the name of the file.
    return environmentOptions({});
  }
}
