import { count, plainDuration } from '../../describe/quantity';
import type { Activity, ProgramFailure } from '../../measure/program/failure';
import type { Cell } from '../../model/cell';
import { PROTOCOL_VERSION } from '../../workload/program';
import { UsageError } from './usageError';

/** How many characters of a message are shown. */
const SHOWN = 200;
const PAGE = 'docs/programs.md';

/** Returns the usage error for a program that cannot be measured. */
export function programUsageError({ arm, n }: Cell, program: string, failure: ProgramFailure): UsageError {
  const at = `${arm} at n = ${count(n)}`;
  switch (failure.kind) {
    case 'missing':
      return new UsageError(
        `there is no command for ${program} in ${failure.searched.length === 0 ? 'the PATH, which is empty' : failure.searched.join(', ')}`,
        failure.install === undefined
          ? 'Install it, or name its path: program({ command: … })'
          : `Type: ${failure.install}`,
      );
    case 'not started':
      return new UsageError(
        `${program} cannot be started in ${failure.folder}: ${failure.because}`,
        'See that this folder is there, and that the file may be run (chmod +x).',
      );
    case 'no such arm':
      return new UsageError(
        `${program} ${failure.arm === undefined ? 'offers several arms, and none is named' : `offers no ${failure.arm}`}: ${failure.offered.join(', ')}`,
        `Name one of them: program({ … }).arm('${failure.offered[0] ?? ''}')`,
      );
    case 'no such count':
      return new UsageError(
        `${program} counts no ${failure.metric} of ${at}${failure.offered.length === 0 ? '' : `, only ${failure.offered.join(', ')}`}`,
        `Have it answer {"counts":{"${failure.metric}":…}} where an order says "count":true: ${PAGE}`,
      );
    case 'threw':
      return new UsageError(
        `${program} says of ${at}: ${failure.error}`,
        failure.trace.length === 0 ? 'Its answer has no "trace" that says where.' : failure.trace.join('\n'),
      );
    case 'ended':
      return new UsageError(
        `${program} ended with ${failure.by} ${when(failure.doing, at)}`,
        saidLast(failure.stderrTail),
      );
    case 'hung':
      return new UsageError(
        `${program} said nothing for ${plainDuration(failure.limitNs)} ${when(failure.doing, at)}, and was ended with all that it started`,
        `${failure.doing === 'starting' ? `See that it says hello when it is ready (${PAGE})` : 'Measure smaller sizes'}, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }\n${saidLast(failure.stderrTail)}`,
      );
    case 'out of protocol':
      return new UsageError(
        `${program} does not speak version ${String(PROTOCOL_VERSION)} of the protocol: in the middle of ${at} it said ${shortened(failure.said)}`,
        `Expected: ${failure.expected}\nThe protocol is that of ${PAGE}.`,
      );
    case 'absurd time':
      return new UsageError(
        `${program} says that ${at} took ${failure.ns < 0 ? `${String(failure.ns)} ns` : plainDuration(failure.ns)}, and its answer came after ${plainDuration(failure.elapsedNs)}`,
        'Have it answer the nanoseconds of the calls, by a clock that only goes forward.',
      );
  }
}

function when(doing: Activity, at: string): string {
  return doing === 'starting' ? 'before it was ready' : `in the middle of ${at}`;
}

function saidLast(lines: readonly string[]): string {
  return lines.length === 0 ? 'It printed no error.' : ['The last that it printed as errors:', ...lines].join('\n  ');
}

function shortened(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
