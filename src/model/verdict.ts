import type { Obstacle, ObstacleOf } from './obstacle';
import type { UndecidedReason } from './undecidedReason';

/** What a judge found: each kind of claim has a form of its own. */
export interface AnyEvidence {
  readonly kind: string;
}

/** The data show the claim, or its opposite. */
export interface Decided<Evidence extends AnyEvidence = AnyEvidence> {
  readonly outcome: 'holds' | 'violated';
  readonly evidence: Evidence;
}

/** The data show neither. */
export interface Undecided<Evidence extends AnyEvidence = AnyEvidence> {
  readonly outcome: 'undecided';
  readonly reason: UndecidedReason;
  readonly obstacle: Obstacle;
  /** What was measured all the same; undefined if nothing was. */
  readonly evidence?: Evidence | undefined;
}

/** What is said of a claim, with what it rests on. */
export type Verdict<Evidence extends AnyEvidence = AnyEvidence> = Decided<Evidence> | Undecided<Evidence>;

type ReasonFor = {
  readonly [Kind in Obstacle['kind']]: UndecidedReason | ((obstacle: ObstacleOf<Kind>) => UndecidedReason);
};

const REASONS: ReasonFor = {
  'narrow sweep': 'unanswerable',
  'coarse clock': 'unanswerable',
  'out of reach': 'unanswerable',
  'too long': 'unanswerable',
  'too steep': 'unanswerable',
  'short budget': 'unanswerable',
  'not at base': 'unanswerable',
  'no base': 'unanswerable',
  'no program': 'unanswerable',
  'same counts': 'unanswerable',
  'near limit': 'too close',
  'fixed cost': 'too small',
  'small overhead': 'too small',
  'small amount': 'too small',
  'no price': 'too small',
  'no slope': 'too small',
  'bent tail': 'unsettled',
  'unsteady counts': 'counts vary',
  'scattered rounds': whatEnded,
  'too few rounds': whatEnded,
  unconfirmed: ({ isolationFailure }) => (isolationFailure === undefined ? 'test timeout' : 'isolation failed'),
  contention: 'busy',
};

function whatEnded({ endedBy }: ObstacleOf<'scattered rounds' | 'too few rounds'>): UndecidedReason {
  return endedBy === 'budget' ? 'budget spent' : endedBy;
}

/** Returns the verdict on a claim that something kept from being decided, with the reason that follows from it. */
export function undecided<Evidence extends AnyEvidence>(obstacle: Obstacle, evidence?: Evidence): Undecided<Evidence> {
  const reason = REASONS[obstacle.kind];
  return {
    outcome: 'undecided',
    reason: typeof reason === 'string' ? reason : reason(obstacle as never),
    obstacle,
    evidence,
  };
}
