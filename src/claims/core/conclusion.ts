import type { BatchKind } from '../../model/cell';
import type { Busyness, MeasuringEnd, Obstacle } from '../../model/obstacle';
import { undecided, type AnyEvidence, type Verdict } from '../../model/verdict';
import type { Judge } from './claim';

/** What a conclusion needs to know of a collection, beside what its judge makes of the rounds. */
export interface Circumstances {
  readonly rounds: number;
  /** How long the batches of these rounds lasted together. */
  readonly measuredNs: number;
  readonly busyness: Busyness;
  /** What ended the measuring before the judge decided. */
  readonly endedBy?: MeasuringEnd | undefined;
  /** How long rounds for this claim could measure, if that is known. */
  readonly budgetNs?: number | undefined;
  /** What a round times, if not batches. */
  readonly batch?: BatchKind | undefined;
  /** How long the collection took, breaks and all. */
  readonly wallNs: number;
}

/** Transient disturbances of a machine have passed when rounds have lasted so long. */
export const TRANSIENT_NS = 1e9;
/** Over one of these shares the machine was not fit to decide. */
const FIT = { waitingShare: 0.05, disturbedShare: 0.1 } as const;

/** A ratio so far from its limit, as a logarithm, is not close to it. */
const CLEAR = Math.log(1.05);

/** Returns the verdict of a judge that has been given all rounds of a collection. */
export function conclude<Evidence extends AnyEvidence>(
  judge: Judge<Evidence>,
  circumstances: Circumstances,
): Verdict<Evidence> {
  const { rounds, measuredNs, busyness, endedBy, wallNs, batch } = circumstances;
  if (measuredNs >= TRANSIENT_NS) judge.outlastTransients();
  const { state, unanimousRounds: needed } = judge;
  if (rounds === 0) {
    return undecided({ kind: 'too few rounds', rounds, roundNs: wallNs, endedBy: endedBy ?? 'budget', needed, batch });
  }
  const evidence = judge.evidence();
  if (state === 'holds' || state === 'violated') return { outcome: state, evidence };
  if (state === 'open' && isBusy(busyness)) return undecided({ kind: 'contention', busyness }, evidence);
  if (state === 'open' && rounds < needed && endedBy !== undefined) {
    return undecided({ kind: 'too few rounds', rounds, roundNs: wallNs / rounds, endedBy, needed, batch }, evidence);
  }
  return undecided(scatteredIfClear(judge.obstacle(), circumstances), evidence);
}

/** A ratio has no margin within its limits: if it is clear of them, the scatter of the rounds left it open. */
function scatteredIfClear(obstacle: Obstacle, circumstances: Circumstances): Obstacle {
  const { rounds, endedBy, measuredNs, budgetNs = measuredNs } = circumstances;
  if (obstacle.kind !== 'near limit' || obstacle.quantity !== 'ratio' || endedBy === undefined) return obstacle;
  const { n, found, limit } = obstacle;
  const distance = Math.abs(Math.log(found / limit));
  if (!Number.isFinite(distance) || distance < CLEAR) return obstacle;
  return { kind: 'scattered rounds', n, found, limit, rounds, budgetNs, endedBy };
}

/** Whether contention was such that an open question says more of the machine than of the code. */
function isBusy({ waitingShare = 0, disturbedShare }: Busyness): boolean {
  return waitingShare > FIT.waitingShare || disturbedShare > FIT.disturbedShare;
}
