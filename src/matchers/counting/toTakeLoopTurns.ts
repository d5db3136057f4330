import { countingMatcher } from './counting';

/** Decides whether one call takes exactly so many turns of the event loop: counted, nothing is timed. */
export const toTakeLoopTurns = countingMatcher('toTakeLoopTurns', 'loopTurns');
