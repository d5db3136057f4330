import type { ClaimAtBase, StatedClaim } from '../claims/baseline/pairedResult';
import type { WorkloadChange } from '../claims/baseline/workloadChange';
import { changeText, outcomeOf, timeText, workloadName } from '../describe/change';
import { findingOf } from '../describe/finding';
import { reasonOf } from '../describe/undecided';
import { isSatisfied, type ClaimRecord, type FileRecord } from './record';
import type { BaselineFileRecord } from './record';

/** What a run was compared with. */
export interface ComparedWith {
  /** How it was asked for, or found: `main`, `the merge base with origin/main`. */
  readonly named: string;
  readonly commit: string;
  /** What time may differ by and still be the same: a ratio over 1. */
  readonly within: number;
}

/** What a run of perf files and its comparison with another revision found. */
export interface Comparison {
  readonly base: ComparedWith;
  readonly files: readonly FileRecord[];
  readonly twins: readonly BaselineFileRecord[];
}

/** How much a reader should mind an item. */
export type Gravity = 'violated' | 'undecided' | 'changed' | 'listed';

/** One thing that a comparison found. */
export interface Item {
  readonly gravity: Gravity;
  /** What it is called in a list: `slower`, `new claim`. */
  readonly label: string;
  readonly file: string;
  readonly name: string;
  readonly text: string;
  /** Whether it does not fail the run, by the wish of the project or of the test. */
  readonly advisory: boolean;
  /** The line of the claim in its file, where it is known. */
  readonly line?: number | undefined;
}

const GRAVITIES: readonly Gravity[] = ['violated', 'undecided', 'changed', 'listed'];

/** Returns what a comparison found, the gravest first; what is unchanged is not among it. */
export function itemsOf({ files, twins }: Comparison): Item[] {
  const items = [
    ...twins.flatMap(workloadItems),
    ...twins.flatMap(overheadItems),
    ...files.flatMap((file) =>
      claimItems(
        file,
        twins.find((twin) => twin.file === file.file),
      ),
    ),
    ...twins.flatMap(listItems),
  ];
  // Sorting keeps the order of what is equally grave.
  return items.sort((a, b) => GRAVITIES.indexOf(a.gravity) - GRAVITIES.indexOf(b.gravity));
}

const GRAVITY_OF = {
  slower: 'violated',
  undecided: 'undecided',
  faster: 'changed',
  'not compared': 'undecided',
} as const;

function workloadItems(twin: BaselineFileRecord): Item[] {
  const { file, workloads } = twin;
  return workloads.flatMap((workload: WorkloadChange): Item[] => {
    const outcome = outcomeOf(workload);
    if (outcome === 'unchanged') return [];
    const { advisory = false, line, notCompared, arm } = workload;
    const common = { file, name: workloadName(workload), advisory, line };
    const isNew = notCompared !== undefined && !isOfBase(twin, workload, arm);
    if (isNew) return [{ ...common, ...NEW, text: lack(notCompared) }];
    return [{ ...common, gravity: GRAVITY_OF[outcome], label: outcome, text: changeText(workload) }];
  });
}

const NEW = { gravity: 'listed', label: 'new' } as const;

function lack(because: string): string {
  return `nothing to compare with: ${because}`;
}

/** Whether the base states a claim itself, on an arm if one is given: what cannot be measured there is not new then. */
function isOfBase(
  { isNewFile, claimsBefore }: BaselineFileRecord,
  { test, ordinal }: Pick<StatedClaim, 'test' | 'ordinal'>,
  arm?: string,
): boolean {
  if (isNewFile) return false;
  // The file is the same, or states nothing there that could be asked for.
  if (claimsBefore === undefined || claimsBefore.length === 0) return true;
  return claimsBefore.some(
    (before) => before.test === test && before.ordinal === ordinal && (arm === undefined || before.arms.includes(arm)),
  );
}

/** Overheads that changed: those of which that was not shown say nothing beside the times of their arms. */
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

function claimItems({ file, claims }: FileRecord, twin: BaselineFileRecord | undefined): Item[] {
  const isLost = ({ id: { test, ordinal } }: ClaimRecord): boolean =>
    twin !== undefined && !twin.claimsNow.some((claim) => claim.test === test && claim.ordinal === ordinal);
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
    const before = twin?.claimsAtBase.find(({ test, ordinal }) => test === id.test && ordinal === id.ordinal);
    const common = { file, name: `${id.test}: ${claim.claimed}`, advisory, line };
    const then = before === undefined ? '' : `; at the base: ${atBase(before)}`;
    if (verdict.outcome === 'undecided') {
      return [{ ...common, gravity: 'undecided', label: verdict.reason, text: `${reasonText(claim)}${then}` }];
    }
    const text = `${findingOf(verdict.evidence)}${then}`;
    if (!isSatisfied(claim)) return [{ ...common, gravity: 'violated', label: verdict.outcome, text }];
    const changed = before !== undefined && before.outcome !== 'undecided' && before.outcome !== verdict.outcome;
    return changed ? [{ ...common, gravity: 'changed', label: verdict.outcome, text }] : [];
  }
}

function reasonText({ verdict }: ClaimRecord): string {
  if (verdict.outcome !== 'undecided') return '';
  return reasonOf(verdict.obstacle).because;
}

function atBase({ outcome, evidence }: ClaimAtBase): string {
  return outcome === 'undecided' ? 'not decided by the rounds that were taken' : `${outcome}, ${findingOf(evidence)}`;
}

/** New, removed and renamed claims. */
function listItems(twin: BaselineFileRecord): Item[] {
  const { file, newClaims, claimsBefore, claimsNow } = twin;
  const listed = { gravity: 'listed', file, advisory: false } as const;
  const isNow = ({ test, ordinal }: StatedClaim): boolean =>
    claimsNow.some((claim) => claim.test === test && claim.ordinal === ordinal);
  const gone = (claimsBefore ?? []).filter((claim) => !isNow(claim));
  const added = new Set(
    claimsBefore === undefined
      ? []
      : claimsNow.filter(
          (now) => !claimsBefore.some(({ test, ordinal }) => test === now.test && ordinal === now.ordinal),
        ),
  );
  const items: Item[] = newClaims.map((claim) => ({
    ...listed,
    ...(isOfBase(twin, claim) ? ({ gravity: 'undecided', label: 'not compared' } as const) : NEW),
    line: claim.line,
    name: `${claim.test}: ${claim.claimed}`,
    text: lack(claim.because),
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
  const isListed = ({ test, ordinal }: StatedClaim): boolean =>
    newClaims.some((claim) => claim.test === test && claim.ordinal === ordinal);
  for (const claim of added) {
    if (isListed(claim)) continue;
    const text = 'no test of the base states it; its workloads are compared all the same';
    items.push({ ...listed, ...NEW, line: claim.line, name: `${claim.test}: ${claim.claimed}`, text });
  }
  return items;
}

/** The exit codes of a comparison: all is as it should be, it is not, or there is nothing to say so by. */
export type ExitCode = 0 | 1 | 2;

/** Returns the exit code of what was found; a run that measured nothing is never 0. */
export function exitCodeOf(comparison: Comparison, items: readonly Item[]): ExitCode {
  const { files, twins } = comparison;
  const measured = files.some(({ claims }) => claims.length > 0) || twins.some(({ workloads }) => workloads.length > 0);
  if (!measured) return 2;
  const fails = ({ gravity, advisory }: Item): boolean =>
    !advisory && (gravity === 'violated' || gravity === 'undecided');
  return items.some(fails) ? 1 : 0;
}
