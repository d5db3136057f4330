import type { Exclusions } from '../claims/scaling/exclusion';
import type { NarrowSweep } from '../claims/core/evidence';
import type { CellTime } from '../model/cell';
import { STANDARD_GROWTHS, type Growth } from '../model/growth';
import type { Interval } from '../model/interval';
import { count, exponent, known, plainDuration, withInterval } from './quantity';

/** Returns a growth times n to the excess, as one power of n if it is one. */
export function power(growth: Growth, excess: Interval): string {
  const own = ownExponent(growth);
  if (own === undefined) return `${growth} times n^${withInterval(excess, exponent)}`;
  return `n^${withInterval(excess, (value) => exponent(own + value))}`;
}

/** Returns the same for an excess without an interval. */
export function exactPower(growth: Growth, excess: number): string {
  const own = ownExponent(growth);
  return own === undefined ? `${growth} times n^${exponent(excess)}` : `n^${exponent(own + excess)}`;
}

/** The exponent of a growth that is a power of n. */
function ownExponent(growth: Growth): number | undefined {
  const named: Readonly<Record<string, number>> = { '1': 0, 'sqrt n': 0.5, n: 1 };
  const own = /^n\^(.+)$/.exec(growth)?.[1];
  return own === undefined ? named[growth] : Number(own);
}

/** The exponent of times that grew by less than this over the sweep is not worth a figure. */
const HARDLY = 1.5;

/** Returns whether times grow so little that a fixed cost hides their growth: any exponent could be theirs. */
export function hardlyGrow(times: readonly CellTime[], limit: number = HARDLY): boolean {
  const [first, last] = [times[0], times.at(-1)];
  return first !== undefined && last !== undefined && last.timeNs.estimate / first.timeNs.estimate < limit;
}

/** Returns the clauses that say which standard growths samples are consistent with, rule out, and leave open. */
export function exclusionClauses({ tooSlow, tooFast, possible, consistent = possible }: Exclusions): string[] {
  const ruledOut = [
    ...(tooSlow.length > 0 ? [`${tooSlow.at(-1) as string}${tooSlow.length > 1 ? ' and below' : ''}`] : []),
    ...(tooFast.length > 0
      ? [`${tooFast[0] as string}${tooFast[0] === STANDARD_GROWTHS.at(-1) ? '' : ' and above'}`]
      : []),
  ];
  if (ruledOut.length === 0) return ['rules out none of the standard growths'];
  const open = possible.filter((growth) => !consistent.includes(growth));
  return [
    ...(consistent.length > 0 ? [`consistent with ${consistent.join(', ')}`] : []),
    `rules out ${ruledOut.join(', ')}`,
    ...(open.length > 0 ? [`leaves ${open.join(', ')} open`] : []),
  ];
}

/** Returns the clause of a finding that says why a chosen sweep is narrow, or no clause if it is wide. */
export function narrowSweepClause(narrow: NarrowSweep | undefined): string[] {
  if (narrow === undefined) return [];
  const { from, to, timeNs } = narrow;
  const span = `x${known(Number((to / from).toPrecision(2)))}`;
  return [`over n = ${count(from)} to ${count(to)} only (${span}): a call takes ${plainDuration(timeNs)} there`];
}
