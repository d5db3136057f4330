import type { InputTime } from '../model/inputTime';
import type { SizeFailure, SweepEnd } from '../model/sweepEnd';
import type { Where } from '../model/where';
import { byteSize, count, exponent, plainDuration } from './quantity';
import { pathFrom } from './where';

/** Building inputs that takes less in all is not worth a note. */
const LONG_NS = 0.5e9;

/** What the notes on a claim are made of. */
export interface Noted {
  readonly sweepEnd?: SweepEnd | undefined;
  readonly inputTime?: InputTime | undefined;
  readonly where?: Pick<Where, 'toCome'> | undefined;
}

/** Returns what a reader must know of a claim beside its verdict, a line each, without a full stop. */
export function claimNotes({ sweepEnd, inputTime, where }: Noted): string[] {
  return [
    ...(where?.toCome === undefined ? [] : [growthToComeText(where.toCome, process.cwd())]),
    ...(sweepEnd === undefined ? [] : [sweepEndText(sweepEnd)]),
    ...(inputTime === undefined ? [] : inputTimeNotes(inputTime)),
  ];
}

/** Inputs take long if they take longer than measuring, and so long in all that somebody waits for it. */
function inputTimeNotes({ buildingNs, measuringNs }: InputTime): string[] {
  if (buildingNs <= Math.max(measuringNs, LONG_NS)) return [];
  return [`building inputs took ${plainDuration(buildingNs)}, measuring ${plainDuration(measuringNs)}`];
}

function growthToComeText(part: NonNullable<Where['toCome']>, folder: string): string {
  const { file, line, steps, exponent: power, halfAt } = part;
  const place = `${pathFrom(folder, file)}:${String(line)}`;
  const half = count(Number(halfAt.toPrecision(1)));
  return `not seen in time yet: ${place} runs ${count(steps)} times a call, like n^${exponent(power)}, and would take half of the time from about n = ${half}`;
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
