import type { RatioBounds } from '../../claims/baseline/baselineClaim';
import { PAIRS_AT_A_LOOK } from '../../claims/baseline/change';
import type { NewClaim, PairedResult } from '../../claims/baseline/pairedResult';
import { isSameClaim, type ClaimId } from '../../model/claimId';
import type { StatedClaim } from '../../model/statedClaim';
import type { Instruments } from '../../measure/clock/instruments';
import { seededRandom } from '../../statistics/random';
import { WorkloadServerError, type WorkloadServer, type OfferedClaim } from './workloadServer';
import { ArmMissing, measurePair, type RevisionPair } from './pairedMeasuring';
import { statedOf, PairedWorkloads } from './pairedWorkloads';

/** A process in which the claims of a file wait to be measured, one after the other. */
export interface ClaimServer extends WorkloadServer {
  /** The full names of the tests of the file in their order, known once a claim waits. */
  readonly tests: readonly string[];
  /** Releases the claim that waits, and returns the next one, or undefined if there is none left. */
  nextClaim(): Promise<OfferedClaim | undefined>;
}

/** The options of a comparison of a file's workloads with those of another revision. */
export interface PairedTrialOptions {
  /** The bounds between which the ratio of the times, now / before, counts as unchanged. */
  readonly bounds: RatioBounds;
  /** The only claim to measure, with its own arms. @defaultValue all claims, with growths and counts */
  readonly only?: ClaimId | undefined;
  /** How long one call may take. */
  readonly callLimitNs: number;
  readonly errorRate: number;
  readonly seed: number;
  readonly instruments: Instruments;
}

/** The distance from the seeds of a pair to those of the next. */
const SEEDS_A_PAIR = 1_000;

/**
 * Compares the workloads of a perf file with those of the same file run by the code of another revision.
 *
 * It takes pair after pair of processes, one of each revision, while `isOpen`.
 */
export class PairedTrial {
  readonly #options: PairedTrialOptions;
  readonly #workloads = new Map<string, PairedWorkloads>();
  readonly #claimsNow: StatedClaim[] = [];
  readonly #newClaims: NewClaim[] = [];
  /** The claims that the base reaches too. */
  readonly #compared: OfferedClaim[] = [];
  #pairs = 0;

  constructor(options: PairedTrialOptions) {
    this.#options = options;
  }

  /** Whether another pair could decide something. */
  get isOpen(): boolean {
    if (this.#pairs >= PAIRS_AT_A_LOOK.at(-1)!) return false;
    return this.#pairs === 0 || [...this.#workloads.values()].some(({ isOpen }) => isOpen);
  }

  /** The result of the pairs so far. */
  get result(): PairedResult {
    return {
      pairs: this.#pairs,
      workloads: [...this.#workloads.values()].flatMap((paired) => paired.changes()),
      claimsNow: this.#claimsNow,
      claimsAtBase: this.#compared.flatMap((claim) => this.#workloads.get(claim.workloads)?.judgedAtBase(claim) ?? []),
      overheads: this.#compared.flatMap((claim) => this.#workloads.get(claim.workloads)?.overheadOf(claim) ?? []),
      newClaims: this.#newClaims,
    };
  }

  /** Measures everything that is still open in one more pair of processes. */
  async takePair(now: ClaimServer, base: ClaimServer, signal: AbortSignal): Promise<void> {
    const { only } = this.#options;
    const measured = new Set<string>();
    let atBase = await base.nextClaim();
    for (let claim = await now.nextClaim(); claim !== undefined; claim = await now.nextClaim()) {
      signal.throwIfAborted();
      if (only !== undefined && !isSameClaim(only, claim)) continue;
      // An earlier pair may have ended before it reached the claim.
      const isFirst = !this.#claimsNow.some((earlier) => isSameClaim(earlier, claim));
      if (isFirst) this.#claimsNow.push(statedOf(claim));
      // Pairs of its own have decided it.
      if (claim.comparesWithBase && only === undefined) continue;
      while (atBase !== undefined && isBefore(atBase, claim, now.tests)) atBase = await base.nextClaim();
      const because = reasonNotCompared(claim, atBase);
      if (because !== undefined) {
        if (isFirst) this.#newClaims.push({ ...statedOf(claim), because });
        continue;
      }
      if (isFirst) this.#compared.push(claim);
      if (measured.has(claim.workloads)) continue;
      measured.add(claim.workloads);
      await this.#measure(claim, atBase!.arms, { now, base }, signal);
    }
    while (atBase !== undefined) atBase = await base.nextClaim();
    this.#pairs++;
  }

  async #measure(
    claim: OfferedClaim,
    armsAtBase: readonly string[],
    servers: RevisionPair<ClaimServer>,
    signal: AbortSignal,
  ): Promise<void> {
    const { callLimitNs, instruments, seed, only } = this.#options;
    const known = this.#workloads.get(claim.workloads);
    const paired = known ?? (await this.#begun(claim, servers.now));
    this.#workloads.set(claim.workloads, paired);
    if (known === undefined) {
      for (const arm of claim.arms) if (!armsAtBase.includes(arm)) paired.leaveOut(arm, NOT_MEASURED);
    }
    if (!paired.isOpen) return;
    const random = seededRandom(seed + SEEDS_A_PAIR * this.#pairs + this.#workloads.size);
    const withCounts = paired.pairs === 0 && only === undefined;
    for (;;) {
      try {
        await measurePair(paired, servers, { callLimitNs, instruments, random, signal, withCounts });
        return;
      } catch (error) {
        if (!(error instanceof WorkloadServerError)) throw error;
        const hasOthers = paired.arms.length > 1 && paired.pairs === 0;
        if (!(error instanceof ArmMissing && hasOthers)) {
          paired.problem = error.message;
          return;
        }
        paired.leaveOut(error.arm, error.message);
      }
    }
  }

  /** Returns the workloads of a claim. Today's code chooses the sizes if the claim names none. */
  async #begun(claim: OfferedClaim, now: WorkloadServer): Promise<PairedWorkloads> {
    const { bounds, errorRate, only } = this.#options;
    const judging = { bounds, errorRate, atEverySize: only !== undefined };
    if (claim.sizes.length > 0) return new PairedWorkloads(claim, claim.sizes, judging);
    try {
      const { sizes, statement } = await now.chooseSizes();
      return new PairedWorkloads({ ...claim, statement }, sizes, judging);
    } catch (error) {
      if (!(error instanceof WorkloadServerError)) throw error;
      const paired = new PairedWorkloads(claim, [], judging);
      paired.problem = error.message;
      return paired;
    }
  }
}

const NOT_REACHED = 'its test does not get as far there';
const NOT_MEASURED = 'it is not among what its test measures there';

/** Returns why a claim cannot be compared with the one that waits in the other process, or undefined if it can. */
function reasonNotCompared(claim: OfferedClaim, atBase: OfferedClaim | undefined): string | undefined {
  if (atBase?.test !== claim.test || atBase.ordinal !== claim.ordinal) return NOT_REACHED;
  return claim.arms.some((arm) => atBase.arms.includes(arm)) ? undefined : NOT_MEASURED;
}

/** Whether a claim of the base comes before one of today, in the order of the tests. */
function isBefore(atBase: OfferedClaim, claim: OfferedClaim, tests: readonly string[]): boolean {
  const [there, here] = [tests.indexOf(atBase.test), tests.indexOf(claim.test)];
  return there < here || (there === here && atBase.ordinal < claim.ordinal);
}
