import type { Obstacle, ObstacleOf, UndecidedReason } from './obstacle';

/** The findings of a judge, in a form of their own for each kind of claim. */
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
  /** The evidence so far; undefined if nothing was measured. */
  readonly evidence?: Evidence | undefined;
}

/** The verdict on a claim, with its evidence. */
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
  'not counted': countingReason,
  'same counts': 'unanswerable',
  'near limit': 'too close',
  'processes differ': 'too close',
  'fixed cost': 'too small',
  'small overhead': 'too small',
  'small amount': 'too small',
  'no price': 'too small',
  'no slope': 'too small',
  'bent tail': 'unsettled',
  'unsettled price': 'unsettled',
  'unsteady counts': 'counts vary',
  'scattered rounds': endReason,
  'too few rounds': endReason,
  unconfirmed: isolationReason,
  'too few processes': isolationReason,
  contention: 'busy',
};

function countingReason({ isolationFailure }: ObstacleOf<'not counted'>): UndecidedReason {
  return isolationFailure === undefined ? 'unanswerable' : 'isolation failed';
}

function isolationReason({ isolationFailure }: ObstacleOf<'unconfirmed' | 'too few processes'>): UndecidedReason {
  return isolationFailure === undefined ? 'test timeout' : 'isolation failed';
}

function endReason({ endedBy }: ObstacleOf<'scattered rounds' | 'too few rounds'>): UndecidedReason {
  return endedBy === 'budget' ? 'budget spent' : endedBy;
}

/** Returns the verdict on a claim that an obstacle kept from being decided, with the reason that follows from it. */
export function undecided<Evidence extends AnyEvidence>(obstacle: Obstacle, evidence?: Evidence): Undecided<Evidence> {
  const known = REASONS[obstacle.kind];
  const reason = typeof known === 'string' ? known : known(obstacle as never);
  return { outcome: 'undecided', reason, obstacle, evidence };
}
