import { logBounds, type RatioBounds } from '../claims/againstBase';
import { changeOf, overBlocks, PAIRS_AT_A_LOOK, slopeChange, type Change, type ChangeBounds } from '../claims/change';
import type { Metric } from '../claims/evidence';
import { claimOf } from '../claims/statement';
import type { Statement } from '../claims/statement';
import { cellKey, Collection } from '../measure/collection';
import type { WorkloadElsewhere } from '../measure/elsewhere';
import type { Instruments } from '../measure/instruments';
import { medianOf } from '../statistics/interval';
import { seededRandom } from '../statistics/random';
import { affordableNs } from './affordable';
import type { Bench, Readiness, WaitingClaim } from './bench';
import { BenchFault } from './benchProtocol';
import type { ClaimAtBase, CountChange, StatedClaim, TwinResult, WorkloadChange } from '../claims/twinResult';

/** A process in which the claims of a file wait to be measured, one after the other. */
export interface Benches extends Bench {
  /** The full names of the tests of the file in their order, known once a claim waits. */
  readonly tests: readonly string[];
  /** Lets the claim go that waits, and returns the next one, or undefined where there is none left. */
  nextClaim(): Promise<WaitingClaim | undefined>;
}

/** How the workloads of a file are compared with those of another revision. */
export interface TwinOptions {
  /** Between what the ratio of the times, now / before, is none to speak of. */
  readonly bounds: RatioBounds;
  /** The one claim whose own arms are to be measured. @defaultValue all claims, and growths and counts too */
  readonly only?: { readonly test: string; readonly ordinal: number } | undefined;
  /** How long one call may take. */
  readonly callLimitNs: number;
  readonly errorRate: number;
  readonly seed: number;
  readonly instruments: Instruments;
}

/** Rounds of a pair of processes: few, since what one process is like by chance does not get less by more. */
const ROUNDS = { most: 36, fewest: 9 } as const;
/** Long calls make long rounds: a pair is measured for no longer than this, but for the fewest rounds. */
const BUDGET_NS = 2e9;
/** The exponent of n that times grow with is the same but for so much: n log n has over 0.08 more than n. */
const GROWTH_MARGIN = 0.05;
/** So many sizes make a growth. */
const SIZES_OF_A_GROWTH = 3;

/** The arms of a claim or an experiment, measured in both revisions pair by pair. */
interface Twins {
  readonly claim: WaitingClaim;
  readonly sizes: readonly number[];
  /** The logarithms of the ratios of both times: a list a pair, one a cell, arm by arm. */
  readonly logRatios: number[][];
  readonly counts: CountChange[];
  /** All rounds of the base, a time a cell, arm by arm. */
  readonly baseRounds: number[][];
  /** Why they could not be compared. */
  fault?: string;
}

/**
 * Compares the workloads of a perf file with those of the same file run by the code of another revision.
 *
 * Give it pair after pair of processes, one of each revision; it says when it has had enough of them.
 */
export class TwinTrial {
  readonly #options: TwinOptions;
  readonly #twins = new Map<string, Twins>();
  readonly #newClaims: { readonly claim: WaitingClaim; readonly because: string }[] = [];
  readonly #claimsNow: StatedClaim[] = [];
  /** Those that the base gets to, too. */
  readonly #compared: WaitingClaim[] = [];
  #pairs = 0;

  constructor(options: TwinOptions) {
    this.#options = options;
  }

  /** Whether another pair could decide something. */
  get isOpen(): boolean {
    if (this.#pairs >= PAIRS_AT_A_LOOK.at(-1)!) return false;
    return this.#pairs === 0 || [...this.#twins.values()].some((twins) => this.#isOpen(twins));
  }

  /** Measures what is still open in one more pair of processes. */
  async takePair(now: Benches, base: Benches, signal: AbortSignal): Promise<void> {
    const isFirst = this.#pairs === 0;
    const measured = new Set<string>();
    let twin = await base.nextClaim();
    for (let claim = await now.nextClaim(); claim !== undefined; claim = await now.nextClaim()) {
      signal.throwIfAborted();
      if (!this.#isAbout(claim)) continue;
      if (isFirst) this.#claimsNow.push(statedOf(claim));
      // It has been decided by pairs of its own.
      if (claim.isBesideBase && this.#options.only === undefined) continue;
      while (twin !== undefined && isBefore(twin, claim, now.tests)) twin = await base.nextClaim();
      const lacking = twin === undefined ? 'its test does not get as far there' : lackOf(claim, twin);
      if (lacking !== undefined) {
        if (isFirst) this.#newClaims.push({ claim, because: lacking });
        continue;
      }
      if (isFirst) this.#compared.push(claim);
      if (measured.has(claim.workloads)) continue;
      measured.add(claim.workloads);
      await this.#takeTwins(claim, { now, base }, signal);
    }
    while (twin !== undefined) twin = await base.nextClaim();
    this.#pairs++;
  }

  /** What the pairs so far come to. */
  get result(): TwinResult {
    return {
      pairs: this.#pairs,
      workloads: [...this.#twins.values()].flatMap((twins) => this.#changesOf(twins)),
      claimsNow: this.#claimsNow,
      claimsAtBase: this.#compared.flatMap((claim) => this.#judgedAtBase(claim)),
      newClaims: this.#newClaims.map(({ claim, because }) => ({ ...statedOf(claim), because })),
    };
  }

  #isAbout({ test, ordinal }: WaitingClaim): boolean {
    const { only } = this.#options;
    return only === undefined || (only.test === test && only.ordinal === ordinal);
  }

  async #takeTwins(
    claim: WaitingClaim,
    benches: { readonly now: Benches; readonly base: Benches },
    signal: AbortSignal,
  ): Promise<void> {
    const known = this.#twins.get(claim.workloads);
    if (known !== undefined && !this.#isOpen(known)) return;
    const twins = known ?? (await this.#begun(claim, benches.now));
    this.#twins.set(claim.workloads, twins);
    if (twins.fault !== undefined) return;
    try {
      await this.#measure(twins, benches, signal);
    } catch (error) {
      if (!(error instanceof BenchFault)) throw error;
      twins.fault = error.message;
    }
  }

  async #begun(claim: WaitingClaim, now: Bench): Promise<Twins> {
    const twins = { claim, logRatios: [], counts: [], baseRounds: [] };
    if (claim.sizes.length > 0) return { ...twins, sizes: claim.sizes };
    try {
      const { sizes, statement } = await now.chooseSizes();
      return { ...twins, claim: { ...claim, statement }, sizes };
    } catch (error) {
      if (!(error instanceof BenchFault)) throw error;
      return { ...twins, sizes: [], fault: error.message };
    }
  }

  async #measure(
    twins: Twins,
    benches: { readonly now: Benches; readonly base: Benches },
    signal: AbortSignal,
  ): Promise<void> {
    const { claim, sizes, logRatios, baseRounds } = twins;
    const { callLimitNs, instruments, seed } = this.#options;
    const ready = new Map<string, Readiness>();
    const armsOf = (revision: 'now' | 'base'): [string, WorkloadElsewhere][] =>
      claim.arms.map((arm) => [labelOf(revision, arm), elsewhere(benches[revision], revision, arm, ready)]);
    const arms = new Map([...armsOf('now'), ...armsOf('base')]);
    const collection = new Collection({
      arms,
      sizes,
      callLimitNs,
      affordableNs: affordableNs(BUDGET_NS, { rounds: ROUNDS.fewest, cells: arms.size * sizes.length }),
      random: seededRandom(seed + 1_000 * this.#pairs + this.#twins.size),
      instruments,
    });
    while (
      collection.rounds.length < ROUNDS.fewest ||
      (collection.rounds.length < ROUNDS.most && collection.spending.measuringNs < BUDGET_NS)
    ) {
      await collection.takeRound(collection.arms, signal);
    }
    const cells = cellsOf(twins);
    const roundsOf = (revision: 'now' | 'base'): number[][] =>
      collection.rounds.map((round) => cells.map(({ arm, n }) => round.get(cellKey(labelOf(revision, arm), n))!));
    const [roundsNow, roundsAtBase] = [roundsOf('now'), roundsOf('base')];
    logRatios.push(
      cells.map((_, i) => overBlocks(roundsNow, roundsAtBase, (now, base) => Math.log(now[i]! / base[i]!))),
    );
    baseRounds.push(...roundsAtBase);
    if (logRatios.length === 1 && this.#options.only === undefined) {
      twins.counts.push(...(await this.#count(twins, benches, ready)));
    }
  }

  /** Counts in both what calls report themselves, and the turns of the event loop that async ones take. */
  async #count(
    { claim, sizes }: Twins,
    { now, base }: { readonly now: Bench; readonly base: Bench },
    ready: ReadonlyMap<string, Readiness>,
  ): Promise<CountChange[]> {
    const changes: CountChange[] = [];
    for (const arm of claim.arms) {
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

  /** What the claim comes to by the times of the base, where it is one on times that were measured for it. */
  #judgedAtBase(claim: WaitingClaim): ClaimAtBase[] {
    const twins = this.#twins.get(claim.workloads);
    const statement = this.#statementOf(claim);
    if (statement === undefined || twins === undefined || twins.baseRounds.length === 0) return [];
    const timed = claimOf(statement);
    const cells = cellsOf(twins);
    const places = timed.cells.map(({ arm, n }) => cells.findIndex((cell) => cell.arm === arm && cell.n === n));
    if (places.includes(-1) || timed.batch !== undefined) return [];
    const judge = timed.judge(this.#options.errorRate);
    for (const times of twins.baseRounds) if (judge.state === 'open') judge.add(places.map((place) => times[place]!));
    const { state } = judge;
    const outcome = state === 'holds' || state === 'violated' ? state : 'undecided';
    return [{ ...statedOf(claim), outcome, evidence: judge.evidence() }];
  }

  #statementOf(claim: WaitingClaim): Statement | undefined {
    // Sizes that were chosen stand in the claim that they were chosen for.
    return claim.statement ?? this.#twins.get(claim.workloads)?.claim.statement;
  }

  #isOpen(twins: Twins): boolean {
    if (twins.fault !== undefined) return false;
    if (!PAIRS_AT_A_LOOK.includes(twins.logRatios.length)) return true;
    return this.#changesOf(twins).some(({ isOpen }) => isOpen);
  }

  #changesOf({ claim, sizes, logRatios, counts, fault }: Twins): WorkloadChange[] {
    const { test, ordinal, experiment, line, advisory } = claim;
    const bounds = logBounds(this.#options.bounds);
    const { only } = this.#options;
    return claim.arms.map((arm, place) => {
      const which = { test, ordinal, line, advisory, experiment, arm, sizes };
      if (fault !== undefined || logRatios.length === 0) {
        return { ...which, isOpen: false, notCompared: fault ?? 'no pair of processes got as far' };
      }
      const ofArm = logRatios.map((cells) => cells.slice(place * sizes.length, (place + 1) * sizes.length));
      // A size at which the compiler made another thing of the code does not stand for all.
      const time = changeOf(ofArm.map(medianOf), bounds);
      const times = sizes.map((n, i) => ({
        n,
        ...changeOf(
          ofArm.map((cells) => cells[i]!),
          { ...bounds, atOnce: sizes.length },
        ),
      }));
      const growth =
        sizes.length < SIZES_OF_A_GROWTH || only !== undefined
          ? undefined
          : changeOf(
              ofArm.map((cells) => slopeChange(sizes, cells)),
              { low: -GROWTH_MARGIN, high: GROWTH_MARGIN },
            );
      const isBeyond = (change: Change | undefined): boolean =>
        change?.outcome === 'more' || change?.outcome === 'less';
      // The same on the whole, and yet another at a size, as it seems: more pairs tell.
      const seemsSame = times.every(({ values }) => isBetween(medianOf(values), bounds));
      const isSame =
        only === undefined
          ? time.outcome === 'same' && seemsSame && (growth === undefined || growth.outcome === 'same')
          : times.every(({ outcome }) => outcome === 'same');
      const isOpen = ![time, growth, ...times].some(isBeyond) && !isSame;
      return { ...which, isOpen, time, times, growth, counts: counts.filter((count) => count.arm === arm) };
    });
  }
}

/** Returns what is kept of a claim that only needs to be named. */
export function statedOf({ test, ordinal, line, matcher, isNot, claimed }: WaitingClaim): StatedClaim {
  return { test, ordinal, line, matcher, isNot, claimed };
}

function elsewhere(
  bench: Bench,
  revision: 'now' | 'base',
  arm: string,
  ready: Map<string, Readiness>,
): WorkloadElsewhere {
  return {
    prepare: async ({ arm: label, n }, limits) => {
      const readiness = await bench.prepare({ arm, n }, limits);
      ready.set(labelOf(revision, arm), readiness);
      const { reusable, reports } = readiness;
      return { arm: label, n, reusable, reports, time: (calls, warming) => bench.time({ arm, n }, calls, warming) };
    },
  };
}

function cellsOf({ claim, sizes }: Twins): { readonly arm: string; readonly n: number }[] {
  return claim.arms.flatMap((arm) => sizes.map((n) => ({ arm, n })));
}

function labelOf(revision: 'now' | 'base', arm: string): string {
  return revision === 'now' ? arm : `${arm} at the base`;
}

/** What keeps a claim from being compared with the one that waits in the other process, if anything does. */
function lackOf(claim: WaitingClaim, twin: WaitingClaim): string | undefined {
  if (twin.test !== claim.test || twin.ordinal !== claim.ordinal) return 'its test does not get as far there';
  const missing = claim.arms.find((arm) => !twin.arms.includes(arm));
  return missing === undefined ? undefined : `${missing} is not among what it measures there`;
}

/** Whether a claim of the base comes before one that waits now, in the order of the tests. */
function isBefore(twin: WaitingClaim, claim: WaitingClaim, tests: readonly string[]): boolean {
  const [there, here] = [tests.indexOf(twin.test), tests.indexOf(claim.test)];
  return there < here || (there === here && twin.ordinal < claim.ordinal);
}

function isBetween(value: number, { low = -Infinity, high = Infinity }: ChangeBounds): boolean {
  return value >= low && value <= high;
}
