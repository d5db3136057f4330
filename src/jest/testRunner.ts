import type { JestEnvironment } from '@jest/environment';
import type { TestResult } from '@jest/reporters';
import type { FileRecord } from '../record/record';
import AsymptoteEnvironment from './environment';
import { fileRecord } from './lifecycle/fileRecord';

/** How Jest calls the test runner that a project names. */
type TestRunner = (
  globalConfig: unknown,
  config: unknown,
  environment: JestEnvironment,
  runtime: unknown,
  testPath: string,
  sendMessageToJest?: unknown,
) => Promise<TestResult>;

// The package has no types for this entry.
// oxlint-disable-next-line typescript/no-require-imports
const { default: circus } = require('jest-circus/runner') as { default: TestRunner };

/** The result of a file, with the records of its claims if it ran in the environment. */
export interface PerfResult {
  asymptote?: FileRecord;
}

/** Jest's own test runner, whose results carry the records of the claims to the reporters. */
const runTests: TestRunner = (globalConfig, config, environment, runtime, testPath, sendMessageToJest) =>
  // Not awaited: the engine would list this file in the stack trace of every failing test.
  circus(globalConfig, config, environment, runtime, testPath, sendMessageToJest).then((result) => {
    if (environment instanceof AsymptoteEnvironment) {
      (result as PerfResult).asymptote = fileRecord(testPath, environment);
    }
    return result;
  });

export default runTests;
