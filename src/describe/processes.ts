import { CHANCE_AT_LIMIT, PROCESS_ALLOWANCE } from '../claims/pair/betweenProcesses';
import type { SizeRatio } from '../claims/pair/evidence';
import type { Verdict } from '../claims/kinds';
import { count, known } from './quantity';

/** Returns how many processes some ratios rest on; undefined for those of older reports. */
export function processesOf(ratios: readonly SizeRatio[]): number | undefined {
  return ratios[0]?.processes?.length;
}

/** Returns the words that follow a ratio: how many processes it rests on. */
export function processesText(ratios: readonly SizeRatio[]): string {
  const processes = processesOf(ratios);
  if (processes === undefined) return '';
  return processes === 1 ? ', in one process' : `, over ${count(processes)} processes`;
}

/** Returns the clause that says how the interval of one process covers others, or no clause. */
export function allowanceClause(ratios: readonly SizeRatio[]): string[] {
  if (processesOf(ratios) !== 1) return [];
  return [`the interval allows others to differ by ${known(100 * Math.expm1(PROCESS_ALLOWANCE))} %`];
}

/** Returns how often several processes at the limit come to a verdict, in words. */
export function chanceOfProcesses({ outcome }: Verdict, isNot: boolean): string {
  const isFailing = outcome === (isNot ? 'holds' : 'violated');
  return `at the limit by chance in ${isFailing ? oneIn(CHANCE_AT_LIMIT.failing) : oneIn(CHANCE_AT_LIMIT.passing)}`;
}

function oneIn(chance: number): string {
  return `at most 1 of ${count(Math.round(1 / chance))}`;
}
