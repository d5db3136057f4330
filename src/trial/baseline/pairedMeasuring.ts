import type { Metric } from '../../model/metric';
import type { CountChange } from '../../claims/baseline/workloadChange';
import { Collection } from '../../measure/sweep/collection';
import type { SeededRandom } from '../../model/random';
import { cellKey } from '../../model/cellKey';
import type { RemoteSubject, RemoteWorkload } from '../../measure/subject/subject';
import type { Instruments } from '../../measure/clock/instruments';
import { affordableNs } from '../reachableSizes';
import type { WorkloadServer, Readiness } from './workloadServer';
import { ArmMissing, WorkloadServerError } from './workloadServerError';
import type { PairedWorkloads } from './pairedWorkloads';

/** The benches of both revisions at which the same claim waits. */
export interface TwinBenches {
  readonly now: WorkloadServer;
  readonly base: WorkloadServer;
}

/** What measuring them needs. */
export interface TwinMeasuringOptions {
  /** How long one call may take. */
  readonly callLimitNs: number;
  readonly random: SeededRandom;
  readonly instruments: Instruments;
  readonly signal: AbortSignal;
}

type Revision = keyof TwinBenches;

/**
 * Rounds of a pair of processes: few, since what one process is like by chance does not get less by more. From pair to
 * pair of the same code a ratio varies by 2.2 % with 36 rounds, and would by 2.0 % with twice as many.
 */
const ROUNDS = { most: 36, fewest: 9 } as const;
/** Long calls make long rounds: a pair is measured for no longer than this, but for the fewest rounds. */
const BUDGET_NS = 2e9;

/**
 * Measures the arms of both revisions in rounds, and adds what came of it to the twins.
 *
 * @param withCounts - whether to count as well: once is enough, since counts are exact
 * @throws {ArmMissing} when the base cannot get an arm ready
 * @throws {WorkloadServerError} when a workload cannot be measured
 */
export async function measurePair(
  twins: PairedWorkloads,
  benches: TwinBenches,
  { callLimitNs, random, instruments, signal }: TwinMeasuringOptions,
  withCounts: boolean,
): Promise<void> {
  const ready = new Map<string, Readiness>();
  const armsOf = (revision: Revision): [string, RemoteWorkload][] =>
    twins.arms.map((arm) => [labelOf(revision, arm), remoteWorkload(benches[revision], revision, arm, ready)]);
  const collection = new Collection({
    arms: new Map([...armsOf('now'), ...armsOf('base')]),
    sizes: twins.sizes,
    callLimitNs,
    affordableNs: affordableNs(BUDGET_NS, { rounds: ROUNDS.fewest, cells: 2 * twins.cells.length }),
    random,
    instruments,
  });
  const { rounds, spending } = collection;
  const isUnderBudget = (): boolean => rounds.length < ROUNDS.most && spending.measuringNs < BUDGET_NS;
  while (rounds.length < ROUNDS.fewest || isUnderBudget()) await collection.takeRound(collection.arms, signal);
  const roundsOf = (revision: Revision): number[][] =>
    rounds.map((round) => twins.cells.map(({ arm, n }) => round.get(cellKey(labelOf(revision, arm), n))!));
  twins.add(roundsOf('now'), roundsOf('base'));
  if (withCounts) twins.counts.push(...(await countsOf(twins, benches, ready)));
}

/** Counts in both what calls report themselves, and the turns of the event loop that async ones take. */
async function countsOf(
  { arms, sizes }: PairedWorkloads,
  { now, base }: TwinBenches,
  ready: ReadonlyMap<string, Readiness>,
): Promise<CountChange[]> {
  const changes: CountChange[] = [];
  for (const arm of arms) {
    const both = (['now', 'base'] as const).map((revision) => ready.get(labelOf(revision, arm))!);
    const metrics: Metric[] = both[0]!.reports.filter((name) => both[1]!.reports.includes(name));
    if (both.every(({ async }) => async)) metrics.unshift('loopTurns');
    for (const metric of metrics) {
      const rows = [];
      for (const n of sizes) {
        const place = { arm, n };
        rows.push({ n, now: await now.count(place, metric), base: await base.count(place, metric) });
      }
      changes.push({ arm, metric, rows });
    }
  }
  return changes;
}

function remoteWorkload(
  bench: WorkloadServer,
  revision: Revision,
  arm: string,
  ready: Map<string, Readiness>,
): RemoteWorkload {
  return {
    kind: 'remote',
    prepare: async ({ arm: label, n }, limits) => {
      const readiness = await bench.prepare({ arm, n }, limits).catch((error: unknown) => {
        throw error instanceof WorkloadServerError && revision === 'base' ? new ArmMissing(arm, error.message) : error;
      });
      ready.set(labelOf(revision, arm), readiness);
      const { reusable, reports } = readiness;
      const time: RemoteSubject['time'] = (calls, warming) => bench.time({ arm, n }, calls, warming);
      return { kind: 'remote', arm: label, n, reusable, reports, time };
    },
  };
}

function labelOf(revision: Revision, arm: string): string {
  return revision === 'now' ? arm : `${arm} at the base`;
}
