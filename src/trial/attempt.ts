import type { Judge } from '../claims/core/claim';
import type { TimedClaim, Evidence, Verdict } from '../claims/kinds';
import type { MeasuringEnd } from '../model/obstacle';
import { conclude } from '../claims/core/conclusion';
import { lengthNs, timesOf } from '../claims/rounds';
import type { CollectionRecord, RecordedRound } from '../claims/samples';
import { sinceNs, type Clock } from '../measure/clock/clock';
import type { Collection } from '../measure/sweep/collection';
import type { Round } from '../measure/sweep/round';
import { cellKey } from '../model/cellKey';
import { Contention } from '../measure/clock/contention';
import type { ClaimRun } from './claim';
import { WALL_STRETCH } from './reachableSizes';
import type { TrialOptions } from './trial';

/** Rounds in which every arm of an experiment takes part: as many as most claims need if the votes are unanimous. */
const JOINT_ROUNDS = 27;

/** How far an attempt has come, after one of its rounds. */
export interface AttemptState {
  readonly rounds: number;
  /** How long rounds for this claim alone have measured, of how long they may. */
  readonly spentNs: number;
  readonly budgetNs: number;
  /** Returns the evidence of the rounds so far, or undefined if none were judged. It takes some milliseconds. */
  evidence(): Evidence | undefined;
}

/** How long an attempt may take, and how sure its verdict must be. */
export interface AttemptOptions {
  readonly errorRate: number;
  /** Whether the test says `.not`. */
  readonly isNot: boolean;
  /** How long rounds for this claim alone may measure. */
  readonly budgetNs: number;
  readonly clock: Clock;
  /** The clock's reading at which the test's own time is up, or undefined if it has none. */
  readonly deadline: bigint | undefined;
  readonly signal: AbortSignal;
  /** Called after every round; the next round waits for a promise that it returns. */
  readonly onRound?: ((state: AttemptState) => Promise<void> | undefined) | undefined;
}

/** Returns the options of the attempts of a claim. */
export function attemptOptions(
  run: ClaimRun,
  { errorRate, budgetNs }: TrialOptions,
  clock: Clock,
  onRound: AttemptOptions['onRound'],
): AttemptOptions {
  const { spec, budgets, signal, deadline } = run;
  return {
    errorRate,
    isNot: spec.isNot,
    budgetNs: budgets * (spec.budgetNs ?? budgetNs),
    clock,
    signal,
    deadline,
    onRound,
  };
}

/** One collection judged until it decided, or its budget was spent. */
export interface Attempt {
  readonly verdict: Verdict;
  /** Whether larger sizes could settle what kept it from deciding. */
  readonly bent: boolean;
  /** Whether its largest sizes show a jump of the machine, and nothing of the growth. */
  readonly endsInJump?: boolean | undefined;
  /** The collection that the verdict rests on. */
  readonly record: CollectionRecord;
  /** Sweeps that bent at their upper end, before the one that it rests on. */
  readonly setAside: readonly CollectionRecord[];
  /** Time spent on judging. */
  readonly decidingNs: number;
  /** The verdict of the steps of the code, if those decided what the times left open: it rests on no rounds. */
  readonly bySteps?: Verdict | undefined;
}

/**
 * Judges a claim on the rounds a collection has, and takes more until it is decided or the budget is spent.
 *
 * The first rounds bring all arms of the collection, since its other claims will want them; the later ones only those
 * that this claim is about.
 */
export async function attempt(claim: TimedClaim, collection: Collection, options: AttemptOptions): Promise<Attempt> {
  const { errorRate, isNot, budgetNs, clock, signal, onRound } = options;
  const { statement, cells, batch } = claim;
  const arms = [...new Set(cells.map(({ arm }) => arm))];
  const indices = new Map(cells.map(({ arm, n }, index) => [cellKey(arm, n), index]));
  const start = clock.now();
  let generation = collection.generation;
  let judge = claim.judge(errorRate, isNot);
  let calls: readonly number[] = [];
  let read = 0;
  let taken: RecordedRound[] = [];
  let measuredNs = 0;
  let decidingNs = 0;
  let ownNs = 0;
  let endedBy: MeasuringEnd | undefined;
  const evidence = (): Evidence | undefined => (taken.length === 0 ? undefined : (judge.soFar?.() ?? judge.evidence()));
  for (;;) {
    if (generation !== collection.generation) {
      generation = collection.generation;
      judge = claim.judge(errorRate, isNot);
      read = 0;
      taken = [];
      measuredNs = 0;
    }
    const joint = collection.rounds.length < JOINT_ROUNDS;
    endedBy = endOf(options, joint, ownNs, sinceNs(clock, start));
    // Rounds that cannot decide yet are judged together: alone, each would find the engine's caches cold.
    if (collection.rounds.length >= judge.fewestRounds || endedBy !== undefined) {
      const judging = clock.now();
      if (read === 0) calls = callsOf(claim, collection);
      for (; read < collection.rounds.length && judge.state === 'open'; read++) {
        const round = recorded(collection.rounds[read]!, indices, calls);
        if (round === undefined) continue;
        judge.add(timesOf(round, calls));
        taken.push(round);
        measuredNs += lengthNs(round);
        judge.lasted(measuredNs);
      }
      decidingNs += sinceNs(clock, judging);
    }
    if (judge.state !== 'open' || endedBy !== undefined) break;
    const before = collection.spending.measuringNs;
    await collection.takeRound(joint ? collection.arms : arms, signal);
    if (!joint) ownNs += collection.spending.measuringNs - before;
    const told = onRound?.({ rounds: collection.rounds.length, spentNs: ownNs, budgetNs, evidence });
    if (told !== undefined) await told;
  }
  const judging = clock.now();
  const record: CollectionRecord = {
    statement,
    cells,
    seed: collection.seed,
    calls: callsOf(claim, collection),
    rounds: taken,
    busyness: Contention.busyness([collection.contention]),
    endedBy,
    wallNs: sinceNs(clock, start),
  };
  const verdict = conclude<Evidence>(judge, { ...record, rounds: taken.length, measuredNs, budgetNs, batch });
  decidingNs += sinceNs(clock, judging);
  const { endsInJump } = judge;
  return { verdict, bent: isBent(judge, verdict), endsInJump, record, setAside: [], decidingNs };
}

/** Returns the batches of some cells of a round, or undefined if it lacks one of them. */
function recorded(
  round: Round,
  indices: ReadonlyMap<string, number>,
  calls: readonly number[],
): RecordedRound | undefined {
  const order: number[] = [];
  const durationsNs: number[] = [];
  for (const [key, timeNs] of round) {
    const index = indices.get(key);
    if (index === undefined) continue;
    order.push(index);
    // The clock counts whole nanoseconds.
    durationsNs[index] = Math.round(timeNs * calls[index]!);
  }
  if (order.length < indices.size) return undefined;
  const preempted = [...round.preempted].flatMap((key) => indices.get(key) ?? []);
  const { controlNs } = round;
  return preempted.length === 0 ? { order, durationsNs, controlNs } : { order, durationsNs, controlNs, preempted };
}

function callsOf({ cells }: TimedClaim, collection: Collection): number[] {
  return cells.map(({ arm, n }) => collection.callsOf(arm, n));
}

/** Whether the upper end of the sweep kept a judge from deciding, or from doing so surely. */
function isBent({ state, wantsLarger = false }: Judge, verdict: Verdict): boolean {
  if (wantsLarger) return true;
  if (state === 'holds' || state === 'violated') return false;
  return state === 'bent' || (verdict.outcome === 'undecided' && verdict.reason === 'unsettled');
}

function endOf(options: AttemptOptions, joint: boolean, ownNs: number, wallNs: number): MeasuringEnd | undefined {
  if (isLate(options)) return 'test timeout';
  const spent = !joint && ownNs >= options.budgetNs;
  return spent || wallNs >= WALL_STRETCH * options.budgetNs ? 'budget' : undefined;
}

/** Whether the time of the test is up. */
export function isLate({ clock, deadline }: Pick<AttemptOptions, 'clock' | 'deadline'>): boolean {
  return deadline !== undefined && clock.now() >= deadline;
}
