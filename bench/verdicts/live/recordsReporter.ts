import fs from 'node:fs';
import type { Reporter, Test, TestResult } from '@jest/reporters';
import type { FileRecord } from '../../../src/record/record';
import type { PerfResult } from '../../../src/jest/testRunner';

/** Writes the records of a run into a file. */
export default class RecordsReporter implements Pick<Reporter, 'onTestFileResult' | 'onRunComplete' | 'getLastError'> {
  readonly #file: string;
  readonly #records: FileRecord[] = [];

  constructor(_globalConfig: unknown, { file }: { readonly file: string }) {
    this.#file = file;
  }

  onTestFileResult(_test: Test, result: TestResult): void {
    const { asymptote } = result as PerfResult;
    if (asymptote === undefined) process.stderr.write(`${result.failureMessage ?? 'a file left no record'}\n`);
    else this.#records.push(asymptote);
  }

  onRunComplete(): void {
    fs.writeFileSync(this.#file, JSON.stringify(this.#records));
  }

  getLastError(): undefined {
    return undefined;
  }
}
