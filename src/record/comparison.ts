import path from 'node:path';
import type { ClaimAtBase } from '../claims/baseline/pairedResult';
import { changeText, outcomeOf, timeText, workloadName } from '../describe/change';
import { findingOf } from '../describe/kinds';
import { diagnosisOf } from '../describe/undecided';
import { whereClause } from '../describe/where';
import { isSameClaim, type ClaimId } from '../model/claimId';
import { isSatisfied, type BaselineFileRecord, type ClaimRecord, type FileRecord, type Report } from './record';

/** The records of a run of perf files, and of its comparison with another revision. */
export type Comparison = Pick<Report, 'files'> & NonNullable<Report['comparison']>;

/** How serious an item can be, the most serious first. */
const GRAVITIES = ['violated', 'undecided', 'changed', 'listed'] as const;

/** How serious an item is. */
export type Gravity = (typeof GRAVITIES)[number];

/** One finding of a comparison. */
export interface Item {
  readonly gravity: Gravity;
  /** The word for the finding in a list: `slower`, `new`. */
  readonly label: string;
  readonly file: string;
  readonly name: string;
  readonly text: string;
  /** Whether the project or the test says that it must not fail the run. */
  readonly advisory: boolean;
  /** The line of the claim in its file, if it is known. */
  readonly line?: number | undefined;
  /** The line of source that takes the time, if it is known. */
  readonly culprit?: { readonly file: string; readonly line: number; readonly text: string } | undefined;
}

/** Returns the findings of a comparison, the most serious first; anything unchanged is left out. */
export function itemsOf({ files, baselineFiles }: Pick<Comparison, 'files' | 'baselineFiles'>): Item[] {
  const items = [
    ...baselineFiles.flatMap(workloadItems),
    ...baselineFiles.flatMap(overheadItems),
    ...files.flatMap((file) => claimItems(file, baselineFiles)),
    ...baselineFiles.flatMap(listItems),
  ];
  // Sorting keeps the order of items that are equally serious.
  return items.sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity));
}

const GRAVITY_OF = {
  slower: 'violated',
  undecided: 'undecided',
  faster: 'changed',
  'not compared': 'undecided',
} as const;

function workloadItems(baseline: BaselineFileRecord): Item[] {
  return baseline.workloads.flatMap((workload): Item[] => {
    const outcome = outcomeOf(workload);
    if (outcome === 'unchanged') return [];
    const { advisory = false, line, notCompared, arm } = workload;
    const common = { file: baseline.file, name: workloadName(workload), advisory, line };
    const isNew = notCompared !== undefined && !isOfBase(baseline, workload, arm);
    if (isNew) return [{ ...common, ...NEW, text: `nothing to compare with: ${notCompared}` }];
    const culprit = culpritOf(workload);
    const text = [changeText(workload), ...(culprit === undefined ? [] : [`most of it in ${culprit.text}`])].join('; ');
    return [{ ...common, gravity: GRAVITY_OF[outcome], label: outcome, text, culprit }];
  });
}

const NEW = { gravity: 'listed', label: 'new' } as const;

/** Whether the base states a claim itself, on an arm if one is given: then it is not new. */
function isOfBase({ isNewFile, claimsBefore }: BaselineFileRecord, claim: ClaimId, arm?: string): boolean {
  if (isNewFile) return false;
  // The file is unchanged, or the base has no claims in it to look for.
  if (claimsBefore === undefined || claimsBefore.length === 0) return true;
  return claimsBefore.some((before) => isSameClaim(before, claim) && (arm === undefined || before.arms.includes(arm)));
}

/** Returns the overheads that changed; one that is open adds nothing to the times of its arms. */
function overheadItems({ file, overheads }: BaselineFileRecord): Item[] {
  return overheads.flatMap(({ test, line, advisory, arm, other, change }): Item[] => {
    const { outcome } = change;
    if (outcome !== 'more' && outcome !== 'less') return [];
    const gravity = outcome === 'more' ? 'violated' : 'changed';
    const label = outcome === 'more' ? 'overhead grown' : 'overhead shrunk';
    const text = `what ${arm} costs more than ${other} changed by ${timeText(change)}; ${String(change.values.length)} pairs of processes`;
    return [{ gravity, label, file, name: test, text, advisory, line }];
  });
}

function claimItems({ file, claims }: FileRecord, baselineFiles: readonly BaselineFileRecord[]): Item[] {
  const baseline = baselineFiles.find((one) => one.file === file);
  const isLost = ({ id }: ClaimRecord): boolean =>
    baseline !== undefined && !baseline.claimsNow.some((now) => isSameClaim(now, id));
  const lost = claims.filter(isLost).map(({ id, claimed, advisory = false, line }): Item => ({
    gravity: 'undecided',
    label: 'not compared',
    file,
    name: `${id.test}: ${claimed}`,
    text: 'no process got as far as this claim when both revisions were measured',
    advisory,
    line,
  }));
  return [...lost, ...claims.flatMap((claim) => verdictItems(claim))];

  function verdictItems(claim: ClaimRecord): Item[] {
    const { id, verdict, advisory = false, line } = claim;
    const before = baseline?.claimsAtBase.find((atBase) => isSameClaim(atBase, id));
    const common = { file, name: `${id.test}: ${claim.claimed}`, advisory, line };
    const then = before === undefined ? '' : `; at the base: ${baseText(before)}`;
    if (verdict.outcome === 'undecided') {
      const text = `${diagnosisOf(verdict.obstacle).because}${then}`;
      return [{ ...common, gravity: 'undecided', label: verdict.reason, text }];
    }
    const text = `${findingOf(verdict.evidence)}${then}`;
    if (!isSatisfied(claim)) {
      return [{ ...common, gravity: 'violated', label: verdict.outcome, text, culprit: culpritOf(claim) }];
    }
    const changed = before !== undefined && before.outcome !== 'undecided' && before.outcome !== verdict.outcome;
    return changed ? [{ ...common, gravity: 'changed', label: verdict.outcome, text }] : [];
  }
}

function culpritOf({ where }: Pick<ClaimRecord, 'where'>): Item['culprit'] {
  const [first] = where?.lines ?? [];
  if (where === undefined || first === undefined) return undefined;
  return { file: first.file, line: first.line, text: whereClause(first, where, path.dirname(first.file)) };
}

function baseText({ outcome, evidence }: ClaimAtBase): string {
  return outcome === 'undecided' ? 'not decided by the rounds that were taken' : `${outcome}, ${findingOf(evidence)}`;
}

/** Returns the new, removed and renamed claims. */
function listItems(baseline: BaselineFileRecord): Item[] {
  const { file, newClaims, claimsBefore, claimsNow } = baseline;
  const listed = { gravity: 'listed', file, advisory: false } as const;
  const isAmong = (claims: readonly ClaimId[], claim: ClaimId): boolean => claims.some((id) => isSameClaim(id, claim));
  const gone = (claimsBefore ?? []).filter((before) => !isAmong(claimsNow, before));
  const added = new Set(claimsBefore && claimsNow.filter((now) => !isAmong(claimsBefore, now)));
  const items: Item[] = newClaims.map((claim) => ({
    ...listed,
    ...(isOfBase(baseline, claim) ? ({ gravity: 'undecided', label: 'not compared' } as const) : NEW),
    line: claim.line,
    name: `${claim.test}: ${claim.claimed}`,
    text: `nothing to compare with: ${claim.because}`,
  }));
  for (const claim of gone) {
    const { test, claimed, matcher } = claim;
    const heir = [...added].find((now) => now.matcher === matcher && now.claimed === claimed);
    if (heir !== undefined) added.delete(heir);
    items.push({
      ...listed,
      line: heir?.line,
      label: heir === undefined ? 'removed' : 'renamed',
      name: `${test}: ${claimed}`,
      text: heir === undefined ? 'the base states it, and no test does now' : `now: ${heir.test}`,
    });
  }
  for (const claim of added) {
    if (isAmong(newClaims, claim)) continue;
    const text = 'no test of the base states it; its workloads are compared all the same';
    items.push({ ...listed, ...NEW, line: claim.line, name: `${claim.test}: ${claim.claimed}`, text });
  }
  return items;
}

/** The exit code of a comparison: it passed, it failed, or nothing was measured. */
export type ExitCode = 0 | 1 | 2;

/** Returns the exit code of a comparison with these findings. */
export function exitCodeOf(comparison: Comparison, items: readonly Item[]): ExitCode {
  const { files, baselineFiles } = comparison;
  const measured =
    files.some(({ claims }) => claims.length > 0) || baselineFiles.some(({ workloads }) => workloads.length > 0);
  if (!measured) return 2;
  return items.some((item) => isGrave(item) && !item.advisory) ? 1 : 0;
}

/** Returns whether an item fails the run, or fails nothing only because it is advisory. */
export function isGrave({ gravity }: Item): boolean {
  return gravity === 'violated' || gravity === 'undecided';
}
