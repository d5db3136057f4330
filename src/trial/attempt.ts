import type { Judge, JudgeState, Obstacle, TimedClaim } from '../claims/claim';
import type { Busyness, Verdict } from '../claims/verdict';
import { sinceNs, type Clock } from '../measure/clock';
import { cellKey, type Collection } from '../measure/collection';
import { Contention } from '../measure/contention';

/** How long an attempt may take, and how sure its verdict must be. */
export interface AttemptOptions {
  readonly errorRate: number;
  /** How long rounds for this claim alone may measure. */
  readonly budgetNs: number;
  readonly clock: Clock;
  /** The clock's reading at which the test's own time is up, or undefined where it has none. */
  readonly deadline: bigint | undefined;
  readonly signal: AbortSignal;
}

/** One collection judged until it decided, or its budget was spent. */
export interface Attempt {
  readonly verdict: Verdict;
  /** Whether larger sizes could settle what kept it from deciding. */
  readonly bent: boolean;
  readonly rounds: number;
  readonly busyness: Busyness;
  /** Time spent on judging. */
  readonly decidingNs: number;
}

/** Rounds that every arm of an experiment takes part in: as many as unanimous votes need. */
const JOINT_ROUNDS = 27;
/** Fewer rounds than this cannot decide, whatever they say. */
const FEWEST_ROUNDS = 25;
/** Wall time may stretch to this many budgets before an attempt is given up: contention eats the rest. */
const WALL_STRETCH = 16;
/** Over one of these shares the machine was not fit to decide. */
const FIT = { waitingShare: 0.05, disturbedShare: 0.1 } as const;

/**
 * Judges a claim on the rounds a collection has, and takes more until it is decided or the budget is spent.
 *
 * The first rounds bring all arms of the collection, since its other claims will want them; the later ones only those
 * that this claim is about.
 */
export async function attempt(claim: TimedClaim, collection: Collection, options: AttemptOptions): Promise<Attempt> {
  const { errorRate, clock, signal } = options;
  const arms = [...new Set(claim.cells.map(({ arm }) => arm))];
  const start = clock.now();
  let generation = collection.generation;
  let judge = claim.judge(errorRate);
  let read = 0;
  let rounds = 0;
  let decidingNs = 0;
  let ownNs = 0;
  let limit: 'budget' | 'test timeout' | undefined;
  for (;;) {
    if (generation !== collection.generation) {
      generation = collection.generation;
      judge = claim.judge(errorRate);
      read = 0;
      rounds = 0;
    }
    const judging = clock.now();
    for (; read < collection.rounds.length && judge.state === 'open'; read++) {
      const times = timesOf(claim, collection.rounds[read]!);
      if (times === undefined) continue;
      judge.add(times);
      rounds++;
    }
    decidingNs += sinceNs(clock, judging);
    const joint = collection.rounds.length < JOINT_ROUNDS;
    limit = limitReached(options, { joint, ownNs, wallNs: sinceNs(clock, start) });
    if (judge.state !== 'open' || limit !== undefined) break;
    const before = collection.spending.measuringNs;
    await collection.takeRound(joint ? collection.arms : arms, signal);
    if (!joint) ownNs += collection.spending.measuringNs - before;
  }
  const judging = clock.now();
  const busyness = Contention.shares([collection.contention]);
  const concluded = conclude(judge, rounds, busyness, limit, sinceNs(clock, start));
  return { ...concluded, rounds, busyness, decidingNs: decidingNs + sinceNs(clock, judging) };
}

function timesOf(claim: TimedClaim, round: ReadonlyMap<string, number>): number[] | undefined {
  const times = claim.cells.map(({ arm, n }) => round.get(cellKey(arm, n)));
  return times.includes(undefined) ? undefined : (times as number[]);
}

function limitReached(
  { budgetNs, clock, deadline }: AttemptOptions,
  { joint, ownNs, wallNs }: { joint: boolean; ownNs: number; wallNs: number },
): 'budget' | 'test timeout' | undefined {
  if (deadline !== undefined && clock.now() >= deadline) return 'test timeout';
  const spent = !joint && ownNs >= budgetNs;
  return spent || wallNs >= WALL_STRETCH * budgetNs ? 'budget' : undefined;
}

function conclude(
  judge: Judge,
  rounds: number,
  busyness: Busyness,
  limit: 'budget' | 'test timeout' | undefined,
  wallNs: number,
): { verdict: Verdict; bent: boolean } {
  const state: JudgeState = judge.state;
  if (state === 'holds' || state === 'violated') {
    return { verdict: { outcome: state, evidence: judge.evidence() }, bent: false };
  }
  if (rounds === 0) {
    const obstacle: Obstacle = { kind: 'too few rounds', rounds, roundNs: wallNs, limit: limit ?? 'budget' };
    return { verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle }, bent: false };
  }
  const evidence = judge.evidence();
  if (state === 'open' && isBusy(busyness)) {
    return { verdict: { outcome: 'undecided', reason: 'busy', busyness, evidence }, bent: false };
  }
  const obstacle: Obstacle =
    state === 'open' && rounds < FEWEST_ROUNDS && limit !== undefined
      ? { kind: 'too few rounds', rounds, roundNs: wallNs / rounds, limit }
      : judge.obstacle();
  const bent = state === 'bent' || obstacle.kind === 'bent tail';
  return { verdict: { outcome: 'undecided', reason: 'too close', obstacle, evidence }, bent };
}

/** Whether contention was such that an open question says more of the machine than of the code. */
function isBusy({ waitingShare = 0, disturbedShare }: Busyness): boolean {
  return waitingShare > FIT.waitingShare || disturbedShare > FIT.disturbedShare;
}
