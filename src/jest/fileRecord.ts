import type { FileRecord, ExperimentRecord } from '../evidence/record';
import { RECORD_VERSION } from '../evidence/record';
import { cellKey, type Collection } from '../measure/collection';
import { Contention } from '../measure/contention';
import { systemPrograms } from '../measure/instruments';
import { medianInterval } from '../statistics/interval';
import type { Experiment } from '../workload/experiment';
import { programName } from '../workload/program';
import type AsymptoteEnvironment from './environment';
import { processAgeMs } from './realTimers';

/** Returns what is kept of a perf file that has run in an environment: data that survive the way to the reporters. */
export function fileRecord(file: string, { perfFile, options, milestones, realm }: AsymptoteEnvironment): FileRecord {
  const { spending, outcomes, collections } = perfFile;
  return {
    version: RECORD_VERSION,
    file,
    node: process.versions.node,
    seed: perfFile.options.seed,
    errorRate: options.errorRate,
    maxBusy: options.maxBusy,
    distortion: realm.distortion,
    hooked: perfFile.hooked,
    notMeasured: perfFile.notMeasured,
    skipped: perfFile.skipped,
    programs: systemPrograms.runtimes.map(({ program, runtime }) => ({ program: programName(program), runtime })),
    busyness: collections.length === 0 ? undefined : Contention.shares(collections.map(({ contention }) => contention)),
    claims: outcomes.map(({ test, ordinal, ...claim }) => ({ id: { file, test, ordinal }, ...claim })),
    experiments: [...perfFile.experiments].flatMap(([experiment, collection]) =>
      experimentRecord(experiment, collection),
    ),
    spending: {
      startNs: 1e6 * (milestones.environmentMs - milestones.startMs),
      compileNs: 1e6 * (milestones.loadedMs - milestones.environmentMs),
      ...spending,
      decidingNs: outcomes.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
      wallNs: 1e6 * (processAgeMs() - milestones.startMs),
    },
  };
}

function experimentRecord({ name, sizes, show }: Experiment, { arms, rounds }: Collection): ExperimentRecord[] {
  if (rounds.length === 0) return [];
  const times = arms.flatMap((arm) =>
    sizes.map((n) => {
      const taken = rounds.flatMap((round) => round.get(cellKey(arm, n)) ?? []);
      return { arm, n, timeNs: medianInterval(taken) };
    }),
  );
  return [{ name, arms, sizes, show, rounds: rounds.length, times }];
}
