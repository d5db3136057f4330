import type { Curve } from '../../model/growth';
import type { Random } from '../../model/random';
import { agreement, needsAnother, type Confirming } from '../core/agreement';
import type { Judge } from '../core/claim';
import { conclude } from '../core/conclusion';
import type { Evidence, TimedClaim, Verdict } from '../kinds';
import { distorted, type Rounds } from './noise';
import { ERROR_RATE } from './verdicts';

/** A claim beside the truth of it. */
export interface Truth {
  readonly claim: TimedClaim;
  /** The same claim over other sizes, for a second collection; set if a trial would choose the sizes. */
  readonly another?: TimedClaim | undefined;
  /** The cost of a call of each arm. */
  readonly curves: readonly Curve[];
  /** The persistent distortion of every cell, rms, anew in each collection. */
  readonly distortion: number;
}

/** Returns rounds of known times. */
export type Machine = (times: readonly number[], random: Random, arms: number) => Rounds;

/** The outcome of a collection or a trial. */
export type Outcome = 'holds' | 'violated' | 'undecided';

const evidence = { kind: 'exact count', arm: '', metric: 'loopTurns', rows: [] } as const;
/** The verdict for each outcome: if processes only confirm each other, an agreement does not look at the evidence. */
const VERDICTS: Readonly<Record<Outcome, Verdict>> = {
  holds: { outcome: 'holds', evidence },
  violated: { outcome: 'violated', evidence },
  undecided: { outcome: 'undecided', reason: 'too close', obstacle: { kind: 'no slope', timeGrowth: 1 }, evidence },
};

/** The outcome of a trial at first and once confirmed. */
export interface TrialOutcome {
  readonly first: Outcome;
  readonly final: Outcome;
  /** The outcome once confirmed if the test says `.not`. */
  readonly negated: Outcome;
}

/** The most rounds of a collection. */
export const MOST_ROUNDS = 300;

/**
 * Simulates the trial of a claim: a verdict that would fail its test is collected again, and a third time if two differ.
 *
 * A claim that stays open counts as undecided, even if a real trial would defer it because the machine is busy.
 */
export function simulatedTrial(truth: Truth, machine: Machine, random: Random): TrialOutcome {
  const collect = (claim: TimedClaim, isNot: boolean): Verdict =>
    claim.processRule === undefined
      ? VERDICTS[collected(claim, truth, machine, random, isNot)]
      : verdictOfProcess(claim, truth, machine, random);
  const verdicts = [collect(truth.claim, false)];
  const { outcome: first } = verdicts[0]!;
  const confirmed = (isNot: boolean, taken: Verdict[]): Outcome => {
    const confirming: Confirming = { isNot, processRule: truth.claim.processRule };
    const own = taken.slice(0, 1);
    while (needsAnother(own, confirming)) {
      taken[own.length] ??= collect(truth.another ?? truth.claim, isNot);
      own.push(taken[own.length]!);
    }
    return agreement(own, confirming).verdict.outcome;
  };
  const final = confirmed(false, verdicts);
  // Both polarities share the collections that they need, unless these end by the polarity.
  const shared = truth.claim.settlement === undefined ? verdicts : [collect(truth.claim, true)];
  return { first, final, negated: confirmed(true, shared) };
}

/** Returns the verdict of one process with its evidence. */
function verdictOfProcess(
  claim: TimedClaim,
  truth: Pick<Truth, 'curves' | 'distortion'>,
  machine: Machine,
  random: Random,
): Verdict {
  const { judge } = judgedCollection(claim, truth, machine, random);
  const busyness = { disturbedShare: 0, preemptedShare: 0 };
  return conclude<Evidence>(judge as Judge<Evidence>, { rounds: MOST_ROUNDS, measuredNs: 0, wallNs: 0, busyness });
}

/** Judges one collection, and a further one over larger sizes if the upper end of the sweep bends away. */
export function collected(
  claim: TimedClaim,
  truth: Pick<Truth, 'curves' | 'distortion'>,
  machine: Machine,
  random: Random,
  isNot = false,
): Outcome {
  const { judge, shortestNs } = judgedCollection(claim, truth, machine, random, { isNot });
  const { state, wantsLarger = false } = judge;
  const decided = state === 'holds' || state === 'violated' ? state : undefined;
  if (decided !== undefined && !wantsLarger) return decided;
  const longer = claim.extended(shortestNs);
  if (longer === undefined) return decided ?? 'undecided';
  const { kind } = judge.obstacle();
  const isOpen = state === 'open' && (kind === 'bent tail' || kind === 'unsettled price');
  const isBent = wantsLarger || state === 'bent' || isOpen;
  return isBent ? collected(longer, truth, machine, random, isNot) : 'undecided';
}

/** Returns the judge of a collection once it is decided or the rounds run out, and the shortest time of each cell. */
export function judgedCollection(
  claim: TimedClaim,
  truth: Pick<Truth, 'curves' | 'distortion'>,
  machine: Machine,
  random: Random,
  { isNot = false, most = MOST_ROUNDS }: { readonly isNot?: boolean; readonly most?: number | undefined } = {},
): { readonly judge: Judge; readonly shortestNs: readonly number[] } {
  const { curves, distortion } = truth;
  const sizes = claim.cells.slice(0, claim.cells.length / curves.length).map(({ n }) => n);
  const times = curves.flatMap((curve) => distorted(sizes, curve, distortion, random));
  const rounds = machine(times, random, curves.length);
  const judge = claim.judge(ERROR_RATE, isNot);
  const shortestNs = times.map(() => Infinity);
  for (let taken = 0; judge.state === 'open' && taken < most; taken++) {
    const round = rounds();
    judge.add(round);
    round.forEach((timeNs, cell) => (shortestNs[cell] = Math.min(shortestNs[cell]!, timeNs)));
  }
  return { judge, shortestNs };
}
