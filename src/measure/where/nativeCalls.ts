import { blockCounts } from '../counting/steps/blockCounts';
import { systemCoverage, type CoveredScript } from '../counting/steps/coverage';
import { systemEngine } from '../engine/engineSession';
import { isOfWorkload } from '../engine/workloadScripts';
import type { CallOptions } from '../clock/instruments';
import { prepareLocal } from '../subject/localPreparation';
import { CallSites } from '../source/callSites';
import { nativeWork, type NativeWork, type RanSite } from '../source/nativeWork';
import type { CalledWorkload } from '../../workload/workload';
import { coveredCall } from './profiledCall';

/**
 * Returns what native code may work on in the calls of an arm, by what they call at a small and at a large size. The
 * coverage of this process must run since before the code was loaded.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function nativeCalls(
  workload: CalledWorkload,
  { arm, sizes: [small, large] }: { readonly arm: string; readonly sizes: readonly [number, number] },
  options: CallOptions,
): Promise<NativeWork> {
  const covered: (readonly CoveredScript[])[] = [];
  for (const n of [small, large]) {
    const subject = await prepareLocal(workload, { arm, n }, options);
    covered.push((await coveredCall(subject, systemCoverage, options)).filter(({ url }) => isOfWorkload(url)));
  }
  const [atSmall, atLarge] = covered as [readonly CoveredScript[], readonly CoveredScript[]];
  const sites = atLarge.flatMap((script) =>
    ranSites(
      script,
      atSmall.find(({ scriptId }) => scriptId === script.scriptId),
    ),
  );
  return nativeWork(sites, ownCalls(atLarge));
}

function ranSites(large: CoveredScript, small: CoveredScript | undefined): RanSite[] {
  const sites = [...new CallSites(systemEngine.sourceOf(large.scriptId)).all].sort((a, b) => a.offset - b.offset);
  const before = small && blockCounts(sites, small);
  const counts = blockCounts(sites, large);
  return sites.map((site, i) => ({ ...site, small: before?.[i]?.count ?? 0, large: counts[i]!.count }));
}

/** Returns how often functions ran, by the last part of their names. */
function ownCalls(scripts: readonly CoveredScript[]): Map<string, number> {
  const calls = new Map<string, number>();
  for (const { functionName, ranges } of scripts.flatMap(({ functions }) => functions)) {
    const name = functionName.split('.').at(-1)!;
    calls.set(name, (calls.get(name) ?? 0) + ranges[0]!.count);
  }
  return calls;
}
