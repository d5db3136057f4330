import type { WorkloadFunction } from '../../src/workload/workload';
import { shortestTimes } from './shortestTimes';
import { waitForTurn } from './turns';

/** A process of bare Node: measures the workloads of a module, and prints their shortest times as JSON. */
async function main([module = '', seed = '1']: readonly string[]): Promise<void> {
  // oxlint-disable-next-line typescript/no-require-imports
  const { workloads } = require(module) as { workloads: Record<string, WorkloadFunction> };
  process.stdout.write(JSON.stringify(await shortestTimes(workloads, Number(seed), waitForTurn())));
}

void main(process.argv.slice(2));
