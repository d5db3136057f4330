import type { Config, Reporter, Test, TestResult } from '@jest/reporters';
import type { FileRecord } from '../record/record';
import { runFailure } from '../record/runFailure';
import { publish } from './lifecycle/publication';
import type { PerfResult } from './testRunner';

/** Prints the figures and verdicts of a run below Jest's own summary, keeps them in a report, and fails a run that decided nothing. */
export default class AsymptoteReporter implements Pick<
  Reporter,
  'onRunStart' | 'onTestFileResult' | 'onRunComplete' | 'getLastError'
> {
  readonly #rootDir: string;
  #records: FileRecord[] = [];
  #isVerbose = false;

  constructor({ rootDir }: Pick<Config.GlobalConfig, 'rootDir'>) {
    this.#rootDir = rootDir;
  }

  onRunStart(): void {
    this.#records = [];
  }

  onTestFileResult({ context }: Test, result: TestResult): void {
    const { asymptote } = result as PerfResult;
    if (asymptote !== undefined) this.#records.push(asymptote);
    // Not the global setting: Jest sets that itself when it runs a single file.
    this.#isVerbose ||= context.config.verbose === true;
  }

  async onRunComplete(): Promise<void> {
    if (this.#records.length === 0) return;
    await publish(this.#records, this.#rootDir, this.#isVerbose);
  }

  getLastError(): Error | undefined {
    const failure = runFailure(this.#records);
    return failure === undefined ? undefined : new Error(`jest-asymptote: ${failure}`);
  }
}
