import { agreement, type Confirming } from '../claims/core/agreement';
import type { Evidence, TimedClaim, Verdict } from '../claims/kinds';
import { lengthNs } from '../claims/rounds';
import type { CollectionRecord } from '../claims/samples';
import { isRefused, overturns } from '../claims/scaling/beyondGiven';
import { EXPLODED, mayExplode } from '../model/settlement';
import { WorkloadError } from '../measure/subject/workloadError';
import type { Collection } from '../measure/sweep/collection';
import { attempt, isLate, type Attempt, type AttemptOptions } from './attempt';
import { AT_ONCE, type TrialResult } from './trial';

/** What took longer is neither made longer still, to larger sizes, nor measured once more: that would take as long again. */
const LONGEST_AGAIN_NS = 2.5e9;
/** A sweep that left its claim open is made longer after up to this. */
const LONGEST_OPEN_NS = 3.5e9;
/** What took longer in two processes, and did not settle in the second, is not measured in a third. */
const LONGEST_TWICE_NS = 8e9;
/** Nor is a sweep made longer to sizes of which a call could take longer. */
const LONGEST_CALL_NS = 2e9;
/** Rounds at sizes of the test that took longer together are not gone beyond. */
const LONGEST_BEYOND_NS = 5e9;

/** The verdict of the steps of the code on a claim, or that they bear out the one it has; undefined if they leave it open. */
export type StepsAnswer = Verdict | 'as found' | undefined;

/** What a claim needs beyond its own sizes. */
export interface BeyondOptions extends AttemptOptions {
  /** Opens a collection of the claim's arms alone, at its sizes. */
  readonly open: (longer: TimedClaim) => Collection;
  /** Whether a larger size takes no more memory than it may. */
  readonly fits: (n: number) => boolean;
  /** Asks the steps of the code about what an attempt left open, or holds and needs larger sizes to be sure of. */
  readonly bySteps: (attempt: Attempt) => Promise<StepsAnswer>;
}

/**
 * Attempts a claim, and over a longer sweep while its upper end bends away, unless the steps of the code decide it. A
 * violation at sizes that the test names does not stand, nor does one that it leaves open at its bent end or near the
 * limit, if the growth is shown to settle as claimed beyond them. If even that is open, and their last step is as claimed,
 * the claim is.
 */
export async function attemptAtAnyLength(
  claim: TimedClaim,
  collection: Collection,
  options: BeyondOptions,
): Promise<Attempt> {
  const { fits } = options;
  const current = await attemptWhileBent(claim, collection, options);
  const { record, setAside } = current;
  if (current.bySteps !== undefined) return current;
  const measuredNs = record.rounds.reduce((sum, round) => sum + lengthNs(round), 0);
  if (!isRefused(current) || measuredNs > LONGEST_BEYOND_NS || isLate(options)) return current;
  const beyond = claim.beyond(shortestNs(setAside[0] ?? record));
  const top = beyond?.cells.at(-1)?.n ?? 0;
  // A sweep that was made longer has seen as much already.
  const isFurther = top > record.cells.at(-1)!.n;
  const next = beyond && isFurther && fits(top) ? await attemptOver(beyond, options) : undefined;
  if (next === undefined) return current;
  const decidingNs = current.decidingNs + next.decidingNs;
  return overturns(next, current)
    ? { ...next, setAside: [...setAside, record], decidingNs }
    : { ...current, setAside: [...setAside, next.record], decidingNs };
}

/** Attempts a claim, and again over a longer sweep while its upper end bends away. */
async function attemptWhileBent(claim: TimedClaim, collection: Collection, options: BeyondOptions): Promise<Attempt> {
  let over = claim;
  let current = await attempt(claim, collection, options);
  for (;;) {
    const bySteps = await options.bySteps(current);
    if (bySteps === 'as found') return current;
    if (bySteps !== undefined) return { ...current, bySteps };
    const longer = current.bent ? over.extended(shortestNs(current.record)) : undefined;
    if (longer === undefined || isLate(options)) return current;
    if (!isShort(current, longer) || !options.fits(longer.cells.at(-1)!.n)) return current;
    const next = await attemptOver(longer, options);
    if (next === undefined) return current;
    const decidingNs = current.decidingNs + next.decidingNs;
    if (next.record.rounds.length === 0) return { ...current, decidingNs };
    if (current.verdict.outcome === 'holds' && saysNothing(next)) {
      return { ...current, setAside: [...current.setAside, next.record], decidingNs };
    }
    current = { ...next, setAside: [...current.setAside, current.record], decidingNs };
    over = longer;
  }
}

/** Whether an attempt shows nothing of its sizes: the machine was busy, the budget was spent, or a jump ends them. */
function saysNothing({ verdict, endsInJump = false }: Attempt): boolean {
  return verdict.outcome === 'undecided' && (verdict.reason !== 'unsettled' || endsInJump);
}

/** Attempts a claim over sizes that the test does not name; undefined if the workload fails there. */
async function attemptOver(claim: TimedClaim, options: BeyondOptions): Promise<Attempt | undefined> {
  const collection = options.open(claim);
  try {
    return await attempt(claim, collection, options);
  } catch (error) {
    // It was never meant for these.
    if (error instanceof WorkloadError) return undefined;
    throw error;
  } finally {
    collection.release();
  }
}

/**
 * Whether a longer sweep takes only some seconds, even if time grows by one more power of n beyond the sizes so far, or
 * exponentially where it may explode.
 */
function isShort({ record, verdict }: Attempt, longer: TimedClaim): boolean {
  const [beforeNs, topNs] = shortestNs(record).slice(-2) as [number, number];
  const [before, top] = [record.cells.at(-2)!.n, record.cells.at(-1)!.n];
  const { n } = longer.cells.at(-1)!;
  const growth = Math.log(topNs / beforeNs);
  const power = growth / Math.log(top / before);
  const powerBeyond = Math.min(power + 1, EXPLODED.steepest);
  const more = mayExplode(power, top) ? (growth / (top - before)) * (n - top) : powerBeyond * Math.log(n / top);
  const callNs = topNs * Math.exp(more);
  const longestNs = verdict.outcome === 'holds' ? LONGEST_AGAIN_NS : LONGEST_OPEN_NS;
  return record.wallNs < longestNs && callNs < LONGEST_CALL_NS;
}

/** Returns the shortest times per call, one a cell. */
function shortestNs({ cells, calls, rounds }: CollectionRecord): number[] {
  return cells.map((_, cell) => Math.min(...rounds.map(({ durationsNs }) => durationsNs[cell]!)) / calls[cell]!);
}

/** Whether one more attempt may decide a claim: not where its growth did not settle for seconds. */
export function isWorthAnother(attempts: readonly Attempt[]): boolean {
  const records = attempts.flatMap(({ record, setAside }) => [...setAside, record]);
  const lastedNs = records.reduce((sum, { wallNs }) => sum + wallNs, 0);
  return !attempts.at(-1)!.bent || lastedNs < (attempts.length === 1 ? LONGEST_AGAIN_NS : LONGEST_TWICE_NS);
}

/** Returns the attempt of a fresh process, or undefined if it has no collection: its calls may have been too long. */
export function remoteAttempt({ verdict, samples: [record], setAside }: TrialResult): Attempt | undefined {
  const bent = verdict.outcome === 'undecided' && verdict.reason === 'unsettled';
  return record && { verdict, bent, record, setAside, decidingNs: 0 };
}

/** Returns the result of a claim that the steps of its code decided: what was measured is kept, and decides nothing. */
export function resultBySteps(verdict: Verdict, { record, setAside, decidingNs }: Attempt): TrialResult {
  return { ...AT_ONCE, verdict, setAside: [...setAside, record], decidingNs };
}

/**
 * Returns the result of the attempts of a claim.
 *
 * @param confirming - which verdicts must be confirmed. @defaultValue none: this process does not confirm
 */
export function resultOf(attempts: readonly Attempt[], confirming?: Confirming): TrialResult {
  const verdicts = attempts.map(({ verdict }) => verdict);
  const agreed =
    confirming === undefined
      ? { verdict: verdicts[0]!, decisive: 0, confirmations: 1 }
      : agreement<Evidence>(verdicts, confirming);
  const { rounds, busyness } = attempts[agreed.decisive]!.record;
  return {
    ...AT_ONCE,
    verdict: agreed.verdict,
    confirmations: agreed.confirmations,
    collections: attempts.length,
    rounds: rounds.length,
    busyness,
    samples: attempts.map(({ record }) => record),
    setAside: attempts.flatMap(({ setAside }) => setAside),
    decidingNs: attempts.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
  };
}
