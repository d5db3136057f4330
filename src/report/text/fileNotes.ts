import path from 'node:path';
import { plainDuration, plural } from '../../describe/quantity';
import { busynessText, diagnosisOf } from '../../describe/undecided';
import type { FileRecord, FileSpending } from '../../record/record';

/** Returns what a reader of a file's figures must know: claims not measured, distortions, how busy the machine was. */
export function fileNotes(record: FileRecord): string[] {
  const { file, notMeasured, skipped, programs, distortion, countedByHooks, claims, busyness } = record;
  const name = path.basename(file);
  const retried = claims.filter(({ invocation }) => invocation > 1).length;
  const notes = [
    notMeasured && `${name}: ${plural(notMeasured.claims, 'claim')} not measured: ${notMeasured.because}`,
    ...skipped.map(({ obstacle, claims: number }) => {
      const { because, remedy } = diagnosisOf(obstacle);
      return `${name}: ${plural(number, 'claim')} skipped: ${because}. To have ${number === 1 ? 'it' : 'them'} decided, ${remedy}.`;
    }),
    ...programs.map(({ program, runtime }) => `${program}: ${runtime}`),
    distortion &&
      `${name} ran inside of Jest's own process, without the runner: ${distortion}, and whatever else Jest ran ` +
        "meanwhile slowed it down too. Set `preset: 'jest-asymptote'`, or beside the environment " +
        "`runner: 'jest-asymptote/runner'`.",
    countedByHooks &&
      `${name}: promises were counted in the process that measures, since no other one could; awaits that were ` +
        'measured after that took longer than they do. Let the test run alone, and claim counts in a file of their own.',
    retried > 0 &&
      `${name}: ${plural(retried, 'claim')} stated again by jest.retryTimes. What is tried until it passes has no error rate: ` +
        'claims are confirmed by themselves, take retryTimes away.',
    busyness && `${name}, the machine: ${busynessText(busyness)}`,
  ];
  return notes.filter((note) => typeof note === 'string');
}

/** Returns the time that a file took, and its parts. */
export function spendingText(spending: FileSpending): string {
  const { startNs, compileNs, warmUpNs, measuringNs, lostNs, rerunNs, decidingNs, wallNs } = spending;
  const known = startNs + compileNs + warmUpNs + measuringNs + lostNs + rerunNs + decidingNs;
  const parts = [
    ['start', startNs],
    ['compile', compileNs],
    ['warm-up', warmUpNs],
    ['measuring', measuringNs],
    ['between batches', lostNs],
    ['other processes', rerunNs],
    ['deciding', decidingNs],
    ['rest', Math.max(0, wallNs - known)],
  ] as const;
  const texts = parts
    .filter(([, spentNs]) => spentNs > 0)
    .map(([part, spentNs]) => `${part} ${plainDuration(spentNs)}`);
  return `${plainDuration(wallNs)} (${texts.join(', ')})`;
}
