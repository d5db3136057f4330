import type { Metric } from '../../model/metric';
import type { CountChange } from '../../claims/baseline/workloadChange';
import { Collection, type CollectionOptions } from '../../measure/sweep/collection';
import { cellKey } from '../../model/cellKey';
import type { RemoteSubject, RemoteWorkload } from '../../measure/subject/subject';
import { affordableNs } from '../reachableSizes';
import { WorkloadServerError, type WorkloadServer, type Readiness } from './workloadServer';
import type { PairedWorkloads } from './pairedWorkloads';

/** The same thing in both revisions. */
export interface RevisionPair<T> {
  readonly now: T;
  readonly base: T;
}

/** The options of measuring a pair of processes. */
export interface PairOptions extends Pick<CollectionOptions, 'callLimitNs' | 'random' | 'instruments'> {
  readonly signal: AbortSignal;
  /** Whether to count too: once is enough, since counts are exact. */
  readonly withCounts: boolean;
}

/** Thrown if the base cannot prepare an arm, maybe because it does not have the arm's code yet. */
export class ArmMissing extends WorkloadServerError {
  readonly arm: string;

  constructor(arm: string, because: string) {
    super(because);
    this.arm = arm;
  }
}

type Revision = keyof RevisionPair<unknown>;

/**
 * The rounds of a pair of processes. More rounds do not reduce what differs from process to process: ratios of the same
 * code vary by 2.2 % from pair to pair with 36 rounds, and by 2.0 % with twice as many.
 */
const ROUNDS = { most: 36, fewest: 9 } as const;
/** The longest time of a pair, unless the fewest rounds take longer. */
const BUDGET_NS = 2e9;

/**
 * Measures the arms of both revisions in rounds, and adds the result to the paired workloads.
 *
 * @throws {ArmMissing} when the base cannot prepare an arm
 * @throws {WorkloadServerError} when a workload cannot be measured
 */
export async function measurePair(
  paired: PairedWorkloads,
  servers: RevisionPair<WorkloadServer>,
  { signal, withCounts, ...options }: PairOptions,
): Promise<void> {
  const ready = new Map<string, Readiness>();
  const armsOf = (revision: Revision): [string, RemoteWorkload][] =>
    paired.arms.map((arm) => [labelOf(revision, arm), remoteWorkload(servers[revision], revision, arm, ready)]);
  const collection = new Collection({
    ...options,
    arms: new Map([...armsOf('now'), ...armsOf('base')]),
    sizes: paired.sizes,
    affordableNs: affordableNs(BUDGET_NS, { rounds: ROUNDS.fewest, cells: 2 * paired.cells.length }),
  });
  const { rounds, spending } = collection;
  const isUnderBudget = (): boolean => rounds.length < ROUNDS.most && spending.measuringNs < BUDGET_NS;
  while (rounds.length < ROUNDS.fewest || isUnderBudget()) await collection.takeRound(collection.arms, signal);
  const roundsOf = (revision: Revision): number[][] =>
    rounds.map((round) => paired.cells.map(({ arm, n }) => round.get(cellKey(labelOf(revision, arm), n))!));
  paired.add(roundsOf('now'), roundsOf('base'));
  if (withCounts) paired.counts.push(...(await countsOf(paired, servers, ready)));
}

/** Returns the counts that calls report in both revisions, and the turns of the event loop of async calls. */
async function countsOf(
  { arms, sizes }: PairedWorkloads,
  { now, base }: RevisionPair<WorkloadServer>,
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
        const cell = { arm, n };
        rows.push({ n, now: await now.count(cell, metric), base: await base.count(cell, metric) });
      }
      changes.push({ arm, metric, rows });
    }
  }
  return changes;
}

function remoteWorkload(
  server: WorkloadServer,
  revision: Revision,
  arm: string,
  ready: Map<string, Readiness>,
): RemoteWorkload {
  return {
    kind: 'remote',
    prepare: async ({ arm: label, n }, limits) => {
      const readiness = await server.prepare({ arm, n }, limits).catch((error: unknown) => {
        throw error instanceof WorkloadServerError && revision === 'base' ? new ArmMissing(arm, error.message) : error;
      });
      ready.set(labelOf(revision, arm), readiness);
      const { reusable, reports } = readiness;
      const time: RemoteSubject['time'] = (calls, warming) => server.time({ arm, n }, calls, warming);
      return { kind: 'remote', arm: label, n, reusable, reports, time };
    },
  };
}

function labelOf(revision: Revision, arm: string): string {
  return revision === 'now' ? arm : `${arm} at the base`;
}
