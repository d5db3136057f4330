import type { ClaimAtBase } from '../claims/baseline/pairedResult';
import { changeText, outcomeOf, timeText, workloadName } from '../describe/change';
import { findingOf } from '../describe/kinds';
import { diagnosisOf } from '../describe/undecided';
import { isSameClaim, type ClaimId } from '../model/claimId';
import { isSatisfied, type BaselineFileRecord, type ClaimRecord, type FileRecord, type Report } from './record';

/** The records of a run of perf files, and of its comparison with another revision. */
export type Comparison = NonNullable<Report['comparison']> & Pick<Report, 'files'>;

/** How serious an item is, the most serious first. */
export type Gravity = 'violated' | 'undecided' | 'changed' | 'listed';

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
}

const GRAVITIES: readonly Gravity[] = ['violated', 'undecided', 'changed', 'listed'];

/** Returns the findings of a comparison, the most serious first; anything unchanged is left out. */
export function itemsOf({ files, baselineFiles }: Comparison): Item[] {
  const items = [
    ...baselineFiles.flatMap(workloadItems),
    ...baselineFiles.flatMap(overheadItems),
    ...files.flatMap((record) => {
      const baselineFile = baselineFiles.find(({ file }) => file === record.file);
      return claimItems(record, baselineFile);
    }),
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

function workloadItems(baselineFile: BaselineFileRecord): Item[] {
  return baselineFile.workloads.flatMap((workload): Item[] => {
    const outcome = outcomeOf(workload);
    if (outcome === 'unchanged') return [];
    const { advisory = false, line, notCompared, arm } = workload;
    const common = { file: baselineFile.file, name: workloadName(workload), advisory, line };
    const isNew = notCompared !== undefined && !isOfBase(baselineFile, workload, arm);
    if (isNew) return [{ ...common, ...NEW, text: `nothing to compare with: ${notCompared}` }];
    return [{ ...common, gravity: GRAVITY_OF[outcome], label: outcome, text: changeText(workload) }];
  });
}

const NEW = { gravity: 'listed', label: 'new' } as const;

/** Whether the base states a claim itself, on an arm if one is given: then it is not new. */
function isOfBase({ isNewFile, claimsBefore }: BaselineFileRecord, id: ClaimId, arm?: string): boolean {
  if (isNewFile) return false;
  // The file is unchanged, or the base has no claims in it to look for.
  if (claimsBefore === undefined || claimsBefore.length === 0) return true;
  return claimsBefore.some((before) => isSameClaim(id, before) && (arm === undefined || before.arms.includes(arm)));
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

function claimItems({ file, claims }: FileRecord, baselineFile: BaselineFileRecord | undefined): Item[] {
  const isLost = ({ id }: ClaimRecord): boolean =>
    baselineFile !== undefined && !baselineFile.claimsNow.some((now) => isSameClaim(id, now));
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
    const before = baselineFile?.claimsAtBase.find((claim) => isSameClaim(id, claim));
    const common = { file, name: `${id.test}: ${claim.claimed}`, advisory, line };
    const then = before === undefined ? '' : `; at the base: ${atBase(before)}`;
    if (verdict.outcome === 'undecided') {
      const text = `${diagnosisOf(verdict.obstacle).because}${then}`;
      return [{ ...common, gravity: 'undecided', label: verdict.reason, text }];
    }
    const text = `${findingOf(verdict.evidence)}${then}`;
    if (!isSatisfied(claim)) return [{ ...common, gravity: 'violated', label: verdict.outcome, text }];
    const changed = before !== undefined && before.outcome !== 'undecided' && before.outcome !== verdict.outcome;
    return changed ? [{ ...common, gravity: 'changed', label: verdict.outcome, text }] : [];
  }
}

function atBase({ outcome, evidence }: ClaimAtBase): string {
  return outcome === 'undecided' ? 'not decided by the rounds that were taken' : `${outcome}, ${findingOf(evidence)}`;
}

/** Returns the new, removed and renamed claims. */
function listItems(baselineFile: BaselineFileRecord): Item[] {
  const { file, newClaims, claimsBefore, claimsNow } = baselineFile;
  const listed = { gravity: 'listed', file, advisory: false } as const;
  const isAmong = (claims: readonly ClaimId[], claim: ClaimId): boolean => claims.some((id) => isSameClaim(id, claim));
  const gone = (claimsBefore ?? []).filter((before) => !isAmong(claimsNow, before));
  const added = new Set(claimsBefore && claimsNow.filter((now) => !isAmong(claimsBefore, now)));
  const items: Item[] = newClaims.map((claim) => ({
    ...listed,
    ...(isOfBase(baselineFile, claim) ? ({ gravity: 'undecided', label: 'not compared' } as const) : NEW),
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

/** The exit codes of a comparison: it passed, it failed, or nothing was measured. */
export type ExitCode = 0 | 1 | 2;

/** Returns the exit code of a comparison with these findings. */
export function exitCodeOf(comparison: Comparison, items: readonly Item[]): ExitCode {
  const { files, baselineFiles } = comparison;
  const measured =
    files.some(({ claims }) => claims.length > 0) || baselineFiles.some(({ workloads }) => workloads.length > 0);
  if (!measured) return 2;
  const fails = ({ gravity, advisory }: Item): boolean =>
    !advisory && (gravity === 'violated' || gravity === 'undecided');
  return items.some(fails) ? 1 : 0;
}
