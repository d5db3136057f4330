import type { WorkloadFunction } from '../../workload/workload';
import { bestTimes } from './bestTimes';
import { waitForTurn } from './turns';

/** Run by Node itself: measures the workloads of a module and prints their shortest times. */
async function main([module = '', seed = '1']: readonly string[]): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { workloads } = require(module) as { workloads: Record<string, WorkloadFunction> };
  process.stdout.write(JSON.stringify(await bestTimes(workloads, Number(seed), waitForTurn())));
}

void main(process.argv.slice(2));
