import type { BatchKind, Judge, Limit, Obstacle } from './claim';
import type { Busyness, Verdict } from '../../model/verdict';

/** What a conclusion needs to know of a collection, beside what its judge makes of the rounds. */
export interface Circumstances {
  readonly rounds: number;
  /** How long the batches of these rounds lasted together. */
  readonly measuredNs: number;
  readonly busyness: Busyness;
  readonly limit?: Limit | undefined;
  /** How long rounds for this claim could measure, where that is known. */
  readonly budgetNs?: number | undefined;
  /** What a round is that of, where it is not one of batches. */
  readonly batch?: BatchKind | undefined;
  /** How long the collection took, breaks and all. */
  readonly wallNs: number;
}

/** What disturbs a machine for a while has passed when rounds have lasted so long. */
export const OUTLASTED_NS = 1e9;
/** Over one of these shares the machine was not fit to decide. */
const FIT = { waitingShare: 0.05, disturbedShare: 0.1 } as const;

/** A ratio so far from its bound, as a logarithm, is not near it. */
const CLEAR = Math.log(1.05);

/** Returns the verdict of a judge that has been given all rounds of a collection. */
export function conclude(judge: Judge, circumstances: Circumstances): Verdict {
  const { rounds, measuredNs, busyness, limit, wallNs, batch } = circumstances;
  if (measuredNs >= OUTLASTED_NS) judge.outlast();
  const { state, unanimousRounds: needed } = judge;
  if (rounds === 0) {
    const obstacle: Obstacle = {
      kind: 'too few rounds',
      rounds,
      roundNs: wallNs,
      limit: limit ?? 'budget',
      needed,
      batch,
    };
    return { outcome: 'undecided', reason: 'unanswerable', obstacle };
  }
  const evidence = judge.evidence();
  if (state === 'holds' || state === 'violated') return { outcome: state, evidence };
  if (state === 'open' && isBusy(busyness)) return { outcome: 'undecided', reason: 'busy', busyness, evidence };
  const obstacle: Obstacle =
    state === 'open' && rounds < needed && limit !== undefined
      ? { kind: 'too few rounds', rounds, roundNs: wallNs / rounds, limit, needed, batch }
      : scatteredWhereClear(judge.obstacle(), circumstances);
  return { outcome: 'undecided', reason: 'too close', obstacle, evidence };
}

/** A ratio has no margin within its bounds: what is clear of them was left open by the scatter of the rounds. */
function scatteredWhereClear(obstacle: Obstacle, circumstances: Circumstances): Obstacle {
  const { rounds, limit, measuredNs, budgetNs = measuredNs } = circumstances;
  if (obstacle.kind !== 'near bound' || obstacle.quantity !== 'ratio' || limit === undefined) return obstacle;
  const { n, found, bound } = obstacle;
  const distance = Math.abs(Math.log(found / bound));
  if (!Number.isFinite(distance) || distance < CLEAR) return obstacle;
  return { kind: 'scattered rounds', ...(n !== undefined && { n }), found, bound, rounds, budgetNs, limit };
}

/** Whether contention was such that an open question says more of the machine than of the code. */
function isBusy({ waitingShare = 0, disturbedShare }: Busyness): boolean {
  return waitingShare > FIT.waitingShare || disturbedShare > FIT.disturbedShare;
}
