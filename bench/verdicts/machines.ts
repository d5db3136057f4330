import path from 'node:path';
import { noiseOf, readRecording, replayedRounds } from '../../src/claims/testing/recordings';
import { regimeRounds, REGIMES } from '../../src/claims/testing/regimes';
import type { Machine } from '../../src/claims/testing/simulatedTrial';

/** The folder of recordings, from the root of the repository, where npm starts scripts. */
const RECORDINGS = path.resolve('fixtures/recordings');

/** The machines with simulated noise. */
export const simulatedMachines = Object.keys(REGIMES) as (keyof typeof REGIMES)[];

/** The machines that replay the noise of a recording: idle, and with a busy process on the same core. */
export const recordedMachines = [
  'idle_sum',
  'idle_split',
  'idle_alloc',
  'idle_sort',
  'idle_mapGet',
  'hog_sum',
  'hog_alloc',
  'hog_sort',
  'hog_binSearch',
] as const;

/** Returns the machine with that name. */
export function machineNamed(name: string): Machine {
  if (Object.hasOwn(REGIMES, name)) {
    const regime = REGIMES[name as keyof typeof REGIMES];
    return (times, random, arms) => regimeRounds(times, regime, random, arms);
  }
  const noise = noiseOf(readRecording(RECORDINGS, name));
  return (times, random, arms) => replayedRounds(times, noise, random, arms);
}
