/**
 * What times without noise show of a growth: it settles as claimed, so evenly that no part which grows faster can have a
 * share that four times the size would show (`level`) or not; it exceeds the claim without end; or neither yet.
 */
export type Settlement = 'level' | 'settled' | 'endless' | 'unsettled';

/** A step of the machine takes data that fill something, a cache for one: there is none between sizes below this one. */
export const SMALLEST_TO_STEP = 50;
