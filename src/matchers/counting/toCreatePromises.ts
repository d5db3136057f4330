import { countingMatcher } from './counting';

/** Decides whether one call makes exactly so many promises: counted in a process of its own, nothing is timed. */
export const toCreatePromises = countingMatcher('toCreatePromises', 'promises');
