import { plainDuration } from '../../describe/quantity';
import type { FileSpending } from '../../record/record';

/** Returns where the time of a file went: all of it, and its parts. */
export function spendingText(spending: FileSpending): string {
  const { startNs, compileNs, warmUpNs, measuringNs, lostNs, rerunNs, decidingNs, wallNs } = spending;
  const known = startNs + compileNs + warmUpNs + measuringNs + lostNs + rerunNs + decidingNs;
  const parts = [
    ['start', startNs],
    ['compile', compileNs],
    ['warm-up', warmUpNs],
    ['measuring', measuringNs],
    ['between batches', lostNs],
    ['other processes', rerunNs],
    ['deciding', decidingNs],
    ['rest', Math.max(0, wallNs - known)],
  ] as const;
  return `${plainDuration(wallNs)} (${parts
    .filter(([, spent]) => spent > 0)
    .map(([part, spent]) => `${part} ${plainDuration(spent)}`)
    .join(', ')})`;
}
