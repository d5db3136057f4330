import type { Obstacle, ObstacleOf } from '../../model/obstacle';

/** Why a claim is undecided, and what to change, both without a full stop. */
export interface Diagnosis {
  readonly because: string;
  readonly remedy: string;
}

/** The diagnoses of some kinds of obstacles. */
export type Diagnoses<Kinds extends Obstacle['kind']> = {
  readonly [K in Kinds]: (obstacle: ObstacleOf<K>) => Diagnosis;
};

/** The remedy if a test had too little time. */
export const RAISE_TIMEOUT = "raise the test's timeout, or leave it to the environment";

/** Returns the option that sets a budget, a fifth larger than needed. */
export function budgetOption(neededNs: number): string {
  return `{ budget: '${String(Math.ceil((1.2 * neededNs) / 1e9))} s' }`;
}
