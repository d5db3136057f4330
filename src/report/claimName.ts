import type { Verdict } from '../claims/kinds';
import { isSatisfied, type ClaimRecord } from '../record/record';
import type { Paint } from './terminal/plot/canvas';
import type { Look } from './terminal/look';

/** Where a claim stands, as far as its name goes. */
export interface Named {
  readonly id: Pick<ClaimRecord['id'], 'test' | 'ordinal'>;
  readonly group?: string | undefined;
}

/** Returns the name of the test that states a claim, behind those of its groups, and which of its claims it is. */
export function claimName(claim: Named): string {
  const title = titleOf(claim);
  const { group } = claim;
  return group === undefined ? title : `${group} › ${title}`;
}

/** Returns the name of the test without the titles of the groups that it stands in. */
export function titleOf({ id: { test, ordinal }, group }: Named): string {
  const title = group !== undefined && test.startsWith(`${group} `) ? test.slice(group.length + 1) : test;
  return ordinal === 1 ? title : `${title} (claim ${String(ordinal)})`;
}

/** Returns a verdict with the reason where nothing was decided. */
export function verdictText(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? `undecided (${verdict.reason})` : verdict.outcome;
}

/** Returns the colour of a verdict: whether its test passes. */
export function verdictPaint(claim: ClaimRecord, { colours }: Look): Paint {
  if (isSatisfied(claim)) return colours.green;
  return claim.verdict.outcome === 'undecided' ? colours.yellow : colours.red;
}

/** Returns what a verdict means for its test, where the verdict alone does not say so; else nothing. */
export function noteOn(claim: Pick<ClaimRecord, 'verdict' | 'isNot' | 'advisory'>): string {
  const satisfied = isSatisfied(claim);
  return [
    ...(claim.isNot ? [satisfied ? '(as .not claims)' : '(.not claims otherwise)'] : []),
    ...(claim.advisory === true && !satisfied ? ['(advisory: would have failed)'] : []),
  ].join(' ');
}
