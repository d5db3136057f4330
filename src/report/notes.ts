import path from 'node:path';
import { busynessText } from '../evidence/obstacleText';
import type { FileRecord } from '../evidence/record';

/** Returns what a reader of a file's figures must know: what was not measured, what distorts, how busy the machine was. */
export function notesOn({
  file,
  notMeasured,
  withoutBase = 0,
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
    ...(withoutBase === 0
      ? []
      : [
          `${name}: ${counted(withoutBase)} skipped: about the code of another commit, and nobody said which. ` +
            'Type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__.',
        ]),
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
    ...(busyness === undefined ? [] : [`machine: ${busynessText(busyness)}`]),
  ];
}

function counted(claims: number): string {
  return claims === 1 ? '1 claim' : `${String(claims)} claims`;
}
