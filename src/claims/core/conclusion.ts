import type { BatchKind } from '../../model/cell';
import type { Busyness, MeasuringEnd, Obstacle } from '../../model/obstacle';
import { undecided, type AnyEvidence, type Verdict } from '../../model/verdict';
import type { Judge } from './claim';

/** The circumstances of a collection, beside its judge. */
export interface Circumstances {
  readonly rounds: number;
  /** How long the batches of its rounds lasted together. */
  readonly measuredNs: number;
  readonly busyness: Busyness;
  /** The end of the measuring, if it came before the judge decided. */
  readonly endedBy?: MeasuringEnd | undefined;
  /** The budget of the rounds for this claim, if that is known. */
  readonly budgetNs?: number | undefined;
  /** The kind of batch that a round times, if not the usual one. */
  readonly batch?: BatchKind | undefined;
  /** How long the collection took, breaks included. */
  readonly wallNs: number;
}

/** The machine was too busy to decide if one of its shares is larger. */
const FIT = { waitingShare: 0.05, disturbedShare: 0.1 } as const;

/** A ratio that is further from its limit is not close to it; a logarithm. */
const CLEAR = Math.log(1.05);

/** Returns the verdict of a judge that has been given all rounds of a collection. */
export function conclude<Evidence extends AnyEvidence>(
  judge: Judge<Evidence>,
  circumstances: Circumstances,
): Verdict<Evidence> {
  const { rounds, measuredNs, busyness, endedBy, wallNs, batch } = circumstances;
  judge.lasted(measuredNs);
  const { state, unanimousRounds: needed } = judge;
  if (rounds === 0) {
    return undecided({ kind: 'too few rounds', rounds, roundNs: wallNs, endedBy: endedBy ?? 'budget', needed, batch });
  }
  const evidence = judge.evidence();
  if (state === 'holds' || state === 'violated') return { outcome: state, evidence };
  if ((state === 'open' || state === 'near') && isBusy(busyness)) {
    return undecided({ kind: 'contention', busyness }, evidence);
  }
  if (state === 'open' && rounds < needed && endedBy !== undefined) {
    return undecided({ kind: 'too few rounds', rounds, roundNs: wallNs / rounds, endedBy, needed, batch }, evidence);
  }
  const obstacle = judge.obstacle();
  return undecided(judge.isNear === true ? obstacle : scatteredIfClear(obstacle, circumstances), evidence);
}

/** Names scatter as the obstacle of a ratio that is clear of its limit: unlike other quantities a ratio has no margin. */
function scatteredIfClear(obstacle: Obstacle, circumstances: Circumstances): Obstacle {
  const { rounds, endedBy, measuredNs, budgetNs = measuredNs } = circumstances;
  if (obstacle.kind !== 'near limit' || obstacle.quantity !== 'ratio' || endedBy === undefined) return obstacle;
  const { n, found, limit } = obstacle;
  const distance = Math.abs(Math.log(found / limit));
  if (!Number.isFinite(distance) || distance < CLEAR) return obstacle;
  return { kind: 'scattered rounds', n, found, limit, rounds, budgetNs, endedBy };
}

/** Whether contention was so high that an open state says more of the machine than of the code. */
function isBusy({ waitingShare = 0, freedShare = 0, disturbedShare }: Busyness): boolean {
  return waitingShare - freedShare > FIT.waitingShare || disturbedShare > FIT.disturbedShare;
}
