import { cellKey } from '../../model/cellKey';
import { SIZE, workloads } from './quickWorkloads';
import { takeRounds } from './rounds';

const ROUNDS = 27;

/** A process of bare Node: prints the shortest time per call of each workload, in nanoseconds, as JSON. */
async function main(seed: number): Promise<void> {
  const { rounds } = await takeRounds(workloads, { size: SIZE, rounds: ROUNDS, seed });
  const times = Object.keys(workloads).map((name) => {
    const ofName = rounds.map((round) => round.get(cellKey(name, SIZE))!);
    return [name, Math.min(...ofName)];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(times)));
}

void main(Number(process.argv[2]));
