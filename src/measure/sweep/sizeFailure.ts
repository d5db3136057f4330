import type { SizeFailure } from '../../model/sweepEnd';
import { WorkloadError } from '../subject/workloadError';

/** A longer message says no more in a line of a report. */
const LONGEST_TEXT = 200;

/**
 * Returns what ends sizes that are chosen before the one at which a workload failed. It returns undefined for any other
 * error, and for a mistake in the workload, which is one at smaller sizes too.
 */
export function sizeFailureOf(error: unknown): SizeFailure | undefined {
  if (!(error instanceof WorkloadError)) return undefined;
  const { problem } = error;
  const { n } = error.cell;
  switch (problem.kind) {
    case 'threw':
      return { kind: 'threw', n, part: problem.during, error: errorText(problem.error) };
    case 'never settled':
      return { kind: 'not settled', n, part: problem.during, limitNs: problem.limitNs };
    case 'slow input':
      return { kind: 'slow input', n, timeNs: problem.timeNs, limitNs: problem.limitNs };
    case 'too large':
      return { kind: 'too large', n, part: problem.part, bytes: problem.bytes, limitBytes: problem.limitBytes };
    case 'program': {
      const { failure } = problem;
      if (failure.kind === 'threw') return { kind: 'threw', n, part: 'run', error: firstLine(failure.error) };
      if (failure.kind === 'hung') return { kind: 'not settled', n, part: 'run', limitNs: failure.limitNs };
      return failure.kind === 'ended' ? { kind: 'program ended', n, by: failure.by } : undefined;
    }
    default:
      return undefined;
  }
}

/** Returns the name and the message of an error, which may be of another realm, or a thrown value that is no error. */
function errorText(thrown: unknown): string {
  const { name = 'Error', message } = Object(thrown) as Partial<Error>;
  return firstLine(message === undefined ? String(thrown) : `${name}: ${message}`);
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
