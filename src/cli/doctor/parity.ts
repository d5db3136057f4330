import { significant, withInterval } from '../../describe/quantity';
import type { BestTimes } from '../parity/bestTimes';
import { geometricMean, ratiosOf } from '../parity/comparison';
import { timesInBareNode, timesInJest } from '../parity/processes';
import { inTurns } from '../parity/turns';
import type { Finding } from './finding';

const ROUNDS = 3;

/** Looks at whether five things take as long inside of Jest as outside, in processes that take turns. */
export async function lookAtParity(seed: number): Promise<Finding> {
  const module = require.resolve('../parity/quickWorkloads');
  const bare: BestTimes[] = [];
  const jest: BestTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [outside, inside] = (await inTurns([
      (environment) => timesInBareNode({ module, seed: seed + round, environment }),
      (environment) => timesInJest({ module, seed: seed + round, environment }, { runner: true }),
    ])) as [BestTimes, BestTimes];
    bare.push(outside);
    jest.push(inside);
  }
  const ratios = ratiosOf(jest, bare);
  const each = [...ratios].map(([name, ratio]) => `${name} ${withInterval(ratio)}`).join(', ');
  return {
    about: 'parity',
    says: `Time inside of Jest over time in bare Node, the range of ${String(ROUNDS)} pairs of processes: ${each}; geometric mean ${significant(geometricMean([...ratios.values()]))}.`,
    refuses: false,
  };
}
