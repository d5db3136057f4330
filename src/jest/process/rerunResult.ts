import { stripVTControlCharacters } from 'node:util';
import type { RerunResult } from '../../trial/rerun';
import type { FileEnd } from './childRun';
import type { PerfResult } from '../testRunner';

/** Returns what a file that was run again for one claim says of it, or why it says nothing. */
export function rerunResultOf(end: FileEnd | undefined): RerunResult {
  if (end === undefined) return { failure: 'it was interrupted' };
  if ('error' in end) return { failure: firstLine(end.error.message) };
  const { asymptote, testResults, testExecError, failureMessage } = end.result as typeof end.result & PerfResult;
  const [outcome] = asymptote?.claims ?? [];
  if (outcome !== undefined) return { result: outcome };
  const failed = testResults.find(({ status }) => status === 'failed')?.failureMessages[0];
  const reason = failed ?? testExecError?.message ?? failureMessage ?? undefined;
  return { failure: reason === undefined ? 'the test did not state the same claim there' : firstLine(reason) };
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0] ?? '';
}
