/** Rounds that every arm of an experiment takes part in: as many as most claims need where the votes are unanimous. */
export const JOINT_ROUNDS = 27;
/** Wall time may stretch to this many budgets before an attempt is given up: contention eats the rest. */
export const WALL_STRETCH = 16;

/** What a claim needs to be decided, at the least. */
export interface Need {
  readonly rounds: number;
  /** How many batches a round has. */
  readonly cells: number;
}

/** Returns how long a call may take for the wall time of a budget to have room for one in each batch. */
export function affordableNs(budgetNs: number, { rounds, cells }: Need): number {
  return (WALL_STRETCH * budgetNs) / (rounds * cells);
}

/** Returns the budget whose wall time has room for calls of that length. */
export function budgetForNs(callNs: number, { rounds, cells }: Need): number {
  return (callNs * rounds * cells) / WALL_STRETCH;
}
