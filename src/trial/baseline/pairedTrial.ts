import type { RatioBounds } from '../../claims/baseline/baselineClaim';
import { PAIRS_AT_A_LOOK } from '../../claims/baseline/change';
import type { NewClaim, PairedResult } from '../../claims/baseline/pairedResult';
import { isSameClaim } from '../../model/claimId';
import type { StatedClaim } from '../../model/statedClaim';
import type { Instruments } from '../../measure/clock/instruments';
import { seededRandom } from '../../statistics/random';
import type { WorkloadServer, OfferedClaim } from './workloadServer';
import { ArmMissing, WorkloadServerError } from './workloadServerError';
import { measurePair } from './pairedMeasuring';
import { statedOf, PairedWorkloads } from './pairedWorkloads';

/** A process in which the claims of a file wait to be measured, one after the other. */
export interface ClaimServer extends WorkloadServer {
  /** The full names of the tests of the file in their order, known once a claim waits. */
  readonly tests: readonly string[];
  /** Lets the claim go that waits, and returns the next one, or undefined where there is none left. */
  nextClaim(): Promise<OfferedClaim | undefined>;
}

/** How the workloads of a file are compared with those of another revision. */
export interface PairedTrialOptions {
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

/** A pair of processes, one of each revision. */
interface Pair {
  readonly now: ClaimServer;
  readonly base: ClaimServer;
}

/** Seeds of the workloads of a pair come one after another; those of the next pair are this far away. */
const SEEDS_A_PAIR = 1_000;

/**
 * Compares the workloads of a perf file with those of the same file run by the code of another revision.
 *
 * Give it pair after pair of processes, one of each revision; it says when it has had enough of them.
 */
export class PairedTrial {
  readonly #options: PairedTrialOptions;
  readonly #twins = new Map<string, PairedWorkloads>();
  readonly #claimsNow: StatedClaim[] = [];
  readonly #newClaims: NewClaim[] = [];
  /** Those that the base gets to, too. */
  readonly #compared: OfferedClaim[] = [];
  #pairs = 0;

  constructor(options: PairedTrialOptions) {
    this.#options = options;
  }

  /** Whether another pair could decide something. */
  get isOpen(): boolean {
    if (this.#pairs >= PAIRS_AT_A_LOOK.at(-1)!) return false;
    return this.#pairs === 0 || [...this.#twins.values()].some(({ isOpen }) => isOpen);
  }

  /** What the pairs so far come to. */
  get result(): PairedResult {
    return {
      pairs: this.#pairs,
      workloads: [...this.#twins.values()].flatMap((twins) => twins.changes()),
      claimsNow: this.#claimsNow,
      claimsAtBase: this.#compared.flatMap((claim) => this.#twins.get(claim.workloads)?.judgedAtBase(claim) ?? []),
      overheads: this.#compared.flatMap((claim) => this.#twins.get(claim.workloads)?.overheadOf(claim) ?? []),
      newClaims: this.#newClaims,
    };
  }

  /** Measures what is still open in one more pair of processes. */
  async takePair(now: ClaimServer, base: ClaimServer, signal: AbortSignal): Promise<void> {
    const measured = new Set<string>();
    let twin = await base.nextClaim();
    for (let claim = await now.nextClaim(); claim !== undefined; claim = await now.nextClaim()) {
      signal.throwIfAborted();
      if (!this.#isAbout(claim)) continue;
      const isFirst = this.#isFirst(claim);
      if (isFirst) this.#claimsNow.push(statedOf(claim));
      // It has been decided by pairs of its own.
      if (claim.isBesideBase && this.#options.only === undefined) continue;
      while (twin !== undefined && isBefore(twin, claim, now.tests)) twin = await base.nextClaim();
      const because = lackOf(claim, twin);
      if (because !== undefined) {
        if (isFirst) this.#newClaims.push({ ...statedOf(claim), because });
        continue;
      }
      if (isFirst) this.#compared.push(claim);
      if (measured.has(claim.workloads)) continue;
      measured.add(claim.workloads);
      await this.#measure(claim, twin!.arms, { now, base }, signal);
    }
    while (twin !== undefined) twin = await base.nextClaim();
    this.#pairs++;
  }

  /** Whether no pair got to a claim before: one may end early. */
  #isFirst(claim: OfferedClaim): boolean {
    return !this.#claimsNow.some((earlier) => isSameClaim(earlier, claim));
  }

  #isAbout(claim: OfferedClaim): boolean {
    const { only } = this.#options;
    return only === undefined || isSameClaim(only, claim);
  }

  async #measure(
    claim: OfferedClaim,
    armsAtBase: readonly string[],
    { now, base }: Pair,
    signal: AbortSignal,
  ): Promise<void> {
    const { callLimitNs, instruments, seed, only } = this.#options;
    const known = this.#twins.get(claim.workloads);
    const twins = known ?? (await this.#begun(claim, now));
    this.#twins.set(claim.workloads, twins);
    if (known === undefined) {
      for (const arm of claim.arms) if (!armsAtBase.includes(arm)) twins.leaveOut(arm, NOT_MEASURED);
    }
    if (!twins.isOpen) return;
    const random = seededRandom(seed + SEEDS_A_PAIR * this.#pairs + this.#twins.size);
    const withCounts = twins.pairs === 0 && only === undefined;
    for (;;) {
      try {
        await measurePair(twins, { now, base }, { callLimitNs, instruments, random, signal }, withCounts);
        return;
      } catch (error) {
        if (!(error instanceof WorkloadServerError)) throw error;
        const others = twins.arms.length > 1 && twins.pairs === 0;
        if (!(error instanceof ArmMissing && others)) {
          twins.fault = error.message;
          return;
        }
        twins.leaveOut(error.arm, error.message);
      }
    }
  }

  /** The workloads of a claim, which chooses its sizes by the code of today where it names none. */
  async #begun(claim: OfferedClaim, now: WorkloadServer): Promise<PairedWorkloads> {
    const { bounds, errorRate, only } = this.#options;
    const judging = { bounds, errorRate, atEverySize: only !== undefined };
    if (claim.sizes.length > 0) return new PairedWorkloads(claim, claim.sizes, judging);
    try {
      const { sizes, statement } = await now.chooseSizes();
      return new PairedWorkloads({ ...claim, statement }, sizes, judging);
    } catch (error) {
      if (!(error instanceof WorkloadServerError)) throw error;
      const twins = new PairedWorkloads(claim, [], judging);
      twins.fault = error.message;
      return twins;
    }
  }
}

const NOT_REACHED = 'its test does not get as far there';
const NOT_MEASURED = 'it is not among what its test measures there';

/** What keeps a claim from being compared with the one that waits in the other process, if anything does. */
function lackOf(claim: OfferedClaim, twin: OfferedClaim | undefined): string | undefined {
  if (twin?.test !== claim.test || twin.ordinal !== claim.ordinal) return NOT_REACHED;
  return claim.arms.some((arm) => twin.arms.includes(arm)) ? undefined : NOT_MEASURED;
}

/** Whether a claim of the base comes before one that waits now, in the order of the tests. */
function isBefore(twin: OfferedClaim, claim: OfferedClaim, tests: readonly string[]): boolean {
  const [there, here] = [tests.indexOf(twin.test), tests.indexOf(claim.test)];
  return there < here || (there === here && twin.ordinal < claim.ordinal);
}
