import os from 'node:os';
import { RECORD_VERSION, type FileRecord, type ExperimentRecord } from '../../record/record';
import type { Collection } from '../../measure/sweep/collection';
import { cellKey } from '../../model/cellKey';
import { Contention } from '../../measure/clock/contention';
import { systemPrograms } from '../../measure/clock/instruments';
import { medianInterval } from '../../statistics/interval';
import type { Experiment } from '../../workload/experiment';
import { programName } from '../../workload/program';
import type { Session } from '../../trial/session';
import type { EnvironmentOptions } from './environmentOptions';
import type { Realm } from '../realm/realm';
import { processAgeMs, realNow } from '../realm/realTimers';

/** When the work on a file reached which point, in milliseconds since its process started. */
export interface Milestones {
  /** 0 if the process is the file's own. */
  readonly startMs: number;
  readonly environmentMs: number;
  loadedMs: number;
}

/** The environment in which a perf file has run. */
interface FileRun {
  readonly session: Session;
  readonly options: EnvironmentOptions;
  readonly milestones: Milestones;
  readonly realm: Realm;
}

/** Returns the record of a perf file that has run in an environment: data that survive the way to the reporters. */
export function fileRecord(file: string, { session, options, milestones, realm }: FileRun): FileRecord {
  const { outcomes, collections, rerunNs } = session;
  const contentions = collections.all.map(({ contention }) => contention);
  const measured = [...collections.experiments].filter(([, { rounds }]) => rounds.length > 0);
  const indexOf = new Map(measured.map(([experiment], index) => [experiment, index]));
  return {
    version: RECORD_VERSION,
    file,
    node: process.versions.node,
    machine: machineText(),
    measuredAt: new Date(realNow()).toISOString(),
    seed: session.options.seed,
    errorRate: options.errorRate,
    maxBusy: options.maxBusy,
    distortion: realm.distortion,
    countedByHooks: session.countedByHooks,
    notMeasured: session.notMeasured,
    skipped: session.skipped,
    programs: systemPrograms.runtimes.map(({ program, runtime }) => ({ program: programName(program), runtime })),
    busyness: contentions.length === 0 ? undefined : Contention.busyness(contentions),
    claims: outcomes.map(({ kind, reports, test, ordinal, experiment, ...claim }) => ({
      id: { file, test, ordinal },
      experiment: experiment === undefined ? undefined : indexOf.get(experiment),
      ...claim,
    })),
    experiments: measured.map(([experiment, collection]) => experimentRecord(experiment, collection)),
    spending: {
      startNs: 1e6 * (milestones.environmentMs - milestones.startMs),
      compileNs: 1e6 * (milestones.loadedMs - milestones.environmentMs),
      ...collections.spending,
      rerunNs,
      decidingNs: outcomes.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
      wallNs: 1e6 * (processAgeMs() - milestones.startMs),
    },
  };
}

function machineText(): string {
  const cpus = os.cpus();
  const cores = `${String(cpus.length)} ${cpus.length === 1 ? 'core' : 'cores'}`;
  return `${cpus[0]?.model.trim() ?? 'unknown processor'}, ${cores}, ${os.type()} ${os.arch()}`;
}

function experimentRecord(
  { name, sizes, show, reference }: Experiment,
  { arms, rounds }: Collection,
): ExperimentRecord {
  const times = arms.flatMap((arm) =>
    sizes.map((n) => {
      const taken = rounds.flatMap((round) => round.get(cellKey(arm, n)) ?? []);
      return { arm, n, timeNs: medianInterval(taken) };
    }),
  );
  return { name, arms, sizes, show, rounds: rounds.length, times, reference };
}
