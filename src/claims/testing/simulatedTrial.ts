import type { Curve } from '../../model/growth';
import type { Random } from '../../model/random';
import { agreement, needsAnother, type Confirming } from '../core/agreement';
import type { Judge } from '../core/claim';
import type { TimedClaim, Verdict } from '../kinds';
import { distorted, type Rounds } from './noise';
import { ERROR_RATE } from './verdicts';

/** A claim beside the truth that it is about. */
export interface Truth {
  readonly claim: TimedClaim;
  /** The same over other sizes, for a second collection, where the tool would have chosen them. */
  readonly another?: TimedClaim | undefined;
  /** What a call of each arm costs. */
  readonly curves: readonly Curve[];
  /** The persistent distortion of every cell, rms, anew in each collection. */
  readonly distortion: number;
}

/** Measures times that are known. */
export type Machine = (times: readonly number[], random: Random, arms: number) => Rounds;

/** What a collection, or a trial, came to. */
export type Outcome = 'holds' | 'violated' | 'undecided';

const evidence = { kind: 'exact count', arm: '', metric: 'loopTurns', rows: [] } as const;
/** The outcomes as the confirming sees them: what they rest on is not looked at. */
const VERDICTS: Readonly<Record<Outcome, Verdict>> = {
  holds: { outcome: 'holds', evidence },
  violated: { outcome: 'violated', evidence },
  undecided: { outcome: 'undecided', reason: 'too close', obstacle: { kind: 'no slope', timeGrowth: 1 }, evidence },
};

/** What the first collection came to, and what came of it once confirmed. */
export interface TrialOutcome {
  readonly first: Outcome;
  readonly final: Outcome;
  /** What came of it once confirmed where the test says `.not`. */
  readonly negated: Outcome;
}

/** The rounds that a collection may take. */
export const MOST_ROUNDS = 300;

/**
 * Simulates the trial of a claim: what would fail its test is collected again, and a third time where the two differ.
 *
 * A claim that stays open counts as undecided, also where the tool would call the machine busy and try again later.
 */
export function simulatedTrial(truth: Truth, machine: Machine, random: Random): TrialOutcome {
  const first = collected(truth.claim, truth, machine, random);
  // A collection that both need is the same one.
  const verdicts = [VERDICTS[first]];
  const confirmed = (isNot: boolean): Outcome => {
    const confirming: Confirming = { isNot, always: truth.claim.confirmedAlways };
    const own = verdicts.slice(0, 1);
    while (needsAnother(own, confirming)) {
      verdicts[own.length] ??= VERDICTS[collected(truth.another ?? truth.claim, truth, machine, random)];
      own.push(verdicts[own.length]!);
    }
    return agreement(own, confirming).verdict.outcome;
  };
  return { first, final: confirmed(false), negated: confirmed(true) };
}

/** Judges one collection, and a further one over larger sizes where the upper end of the sweep bends away. */
export function collected(
  claim: TimedClaim,
  truth: Pick<Truth, 'curves' | 'distortion'>,
  machine: Machine,
  random: Random,
): Outcome {
  const judge = judgedCollection(claim, truth, machine, random);
  const { state } = judge;
  if (state === 'holds' || state === 'violated') return state;
  const longer = claim.extended();
  if (longer === undefined) return 'undecided';
  const isBent = state === 'bent' || (state === 'open' && judge.obstacle().kind === 'bent tail');
  return isBent ? collected(longer, truth, machine, random) : 'undecided';
}

/** Has a claim judge a collection until it is decided, or the rounds run out. */
export function judgedCollection(
  claim: TimedClaim,
  truth: Pick<Truth, 'curves' | 'distortion'>,
  machine: Machine,
  random: Random,
  most = MOST_ROUNDS,
): Judge {
  const { curves, distortion } = truth;
  const sizes = claim.cells.slice(0, claim.cells.length / curves.length).map(({ n }) => n);
  const times = curves.flatMap((curve) => distorted(sizes, curve, distortion, random));
  const rounds = machine(times, random, curves.length);
  const judge = claim.judge(ERROR_RATE);
  for (let taken = 0; judge.state === 'open' && taken < most; taken++) judge.add(rounds());
  return judge;
}
