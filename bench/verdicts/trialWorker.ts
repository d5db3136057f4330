import { simulatedTrial, type Machine } from '../../src/claims/testing/simulatedTrial';
import { seededRandom } from '../../src/statistics/random';
import { cases } from './cases';
import { machineNamed } from './machines';
import { count, noTrials, type TrialCounts } from './outcomes';

/** Some trials of one cell: a case on a machine. */
export interface TrialChunk {
  /** The index of the case. */
  readonly caseIndex: number;
  readonly machine: string;
  /** The seed of the first trial; each further one has the next. */
  readonly seed: number;
  readonly trials: number;
}

const machines = new Map<string, Machine>();

/** Counts the outcomes of trials, in a thread of its own. */
export function countTrials({ caseIndex, machine: name, seed, trials }: TrialChunk): TrialCounts {
  const machine = machines.get(name) ?? machineNamed(name);
  machines.set(name, machine);
  const counts = noTrials();
  for (let trial = 0; trial < trials; trial++) {
    count(counts, simulatedTrial(cases[caseIndex]!, machine, seededRandom(seed + trial)));
  }
  return counts;
}
