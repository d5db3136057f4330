import path from 'node:path';
import { busynessText, diagnosisOf } from '../../describe/undecided';
import type { FileRecord } from '../../record/record';

/** Returns what a reader of a file's figures must know: what was not measured, what distorts, how busy the machine was. */
export function notesOn({
  file,
  notMeasured,
  skipped,
  programs,
  distortion,
  hooked,
  claims,
  busyness,
}: FileRecord): string[] {
  const name = path.basename(file);
  const retried = claims.filter(({ invocation }) => invocation > 1).length;
  return [
    ...(notMeasured === undefined
      ? []
      : [`${name}: ${counted(notMeasured.claims)} not measured: ${notMeasured.because}`]),
    ...skipped.map(({ obstacle, claims: number }) => {
      const { because, remedy } = diagnosisOf(obstacle);
      return `${name}: ${counted(number)} skipped: ${because}. To have ${number === 1 ? 'it' : 'them'} decided, ${remedy}.`;
    }),
    ...programs.map(({ program, runtime }) => `${program}: ${runtime}`),
    ...(distortion === undefined
      ? []
      : [
          `${name} ran inside of Jest's own process, without the runner: ${distortion}, and whatever else Jest ran ` +
            "meanwhile slowed it down too. Set `preset: 'jest-asymptote'`, or beside the environment " +
            "`runner: 'jest-asymptote/runner'`.",
        ]),
    ...(hooked
      ? [
          `${name}: promises were counted in the process that measures, since no other one could; awaits that were ` +
            'measured after that took longer than they do. Let the test run alone, and claim counts in a file of their own.',
        ]
      : []),
    ...(retried === 0
      ? []
      : [
          `${name}: ${counted(retried)} stated again by jest.retryTimes. What is tried until it passes has no error rate: ` +
            'claims are confirmed by themselves, take retryTimes away.',
        ]),
    ...(busyness === undefined ? [] : [`${name}, the machine: ${busynessText(busyness)}`]),
  ];
}

function counted(claims: number): string {
  return claims === 1 ? '1 claim' : `${String(claims)} claims`;
}
