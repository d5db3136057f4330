import type { SizeFailure, SweepEnd } from '../model/sweepEnd';
import { byteSize, count, plainDuration } from './quantity';

/** What the notes on a claim are made of. */
export interface Noted {
  readonly sweepEnd?: SweepEnd | undefined;
}

/** Returns what a reader must know of a claim beside its verdict, a line each, without a full stop. */
export function claimNotes({ sweepEnd }: Noted): string[] {
  return sweepEnd === undefined ? [] : [sweepEndText(sweepEnd)];
}

function sweepEndText({ largest, failure }: SweepEnd): string {
  return `sizes end at n = ${count(largest)}: ${failureText(failure)}`;
}

function failureText(failure: SizeFailure): string {
  const at = `n = ${count(failure.n)}`;
  switch (failure.kind) {
    case 'threw':
      return `${partText(failure)} of ${at} threw ${failure.error}`;
    case 'not settled':
      return `${partText(failure)} of ${at} did not return within ${plainDuration(failure.limitNs)}`;
    case 'program ended':
      return `the program ended with ${failure.by} at ${at}`;
    case 'slow input':
      return failure.limitNs === undefined
        ? `the inputs of ${at} took ${plainDuration(failure.timeNs)} to build`
        : `the input of ${at} took ${plainDuration(failure.timeNs)} to build, and callLimit allows ${plainDuration(failure.limitNs)}`;
    case 'too large':
      return `${failure.part === 'input' ? 'the inputs' : 'a call'} of ${at} would take about ${byteSize(failure.bytes)} of memory, over memoryLimit (${byteSize(failure.limitBytes)})`;
  }
}

function partText({ part }: Pick<Extract<SizeFailure, { kind: 'threw' }>, 'part'>): string {
  return part === 'input' ? 'the input' : 'a call';
}
