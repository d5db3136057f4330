import type { Count } from '../claims/counts';
import { countCalls, type Counter, type CountingOptions } from '../measure/counting';
import type { NormalWorkload } from '../workload/workload';
import type { Arms } from './question';

/** Counts what one call of an arm takes or makes at every size of its claim. */
export async function countsOf(
  { workloads, sizes }: Arms,
  counter: Counter,
  options: CountingOptions & { readonly signal: AbortSignal },
): Promise<{ readonly arm: string; readonly counts: readonly Count[] }> {
  const [[arm, workload]] = [...workloads] as [[string, NormalWorkload]];
  const counts = [];
  for (const n of sizes) {
    options.signal.throwIfAborted();
    counts.push({ n, counted: await countCalls(workload, { arm, n }, counter, options) });
  }
  return { arm, counts };
}
