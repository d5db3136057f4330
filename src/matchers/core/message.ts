import type { MatcherContext } from 'expect';
import { CHANCE_AT_BOUND } from '../../describe/change';
import { claimNotes } from '../../describe/claimNotes';
import { descriptionOf, findingOf } from '../../describe/kinds';
import { chanceOfProcesses } from '../../describe/processes';
import { diagnosisOf } from '../../describe/undecided';
import { percent } from '../../describe/quantity';
import { codeFrame, whereClause } from '../../describe/where';
import type { DecidedClaim } from '../../trial/claim';
import type { TrialOptions } from '../../trial/trial';

/** Returns the message of a claim that fails its test: claim, finding, verdict, figures, and what to do. */
export function failureMessage(
  context: MatcherContext,
  hint: string,
  outcome: DecidedClaim,
  { errorRate, seed }: Pick<TrialOptions, 'errorRate' | 'seed'>,
): string {
  const { verdict, isNot, claimed } = outcome;
  const { EXPECTED_COLOR: green, RECEIVED_COLOR: red } = context.utils;
  const { evidence } = verdict;
  return [
    hint,
    '',
    `Claimed: ${green(`${isNot ? 'not that ' : ''}${claimed}`)}`,
    ...(evidence === undefined ? [] : [`Found:   ${red(findingOf(evidence))}`]),
    `Verdict: ${verdictLine(outcome, errorRate)}`,
    ...claimNotes(outcome).map((note) => `Note:    ${note}`),
    ...whereLines(outcome.where, process.cwd()),
    ...evidenceLines(evidence),
    ...undecidedLines(outcome),
    '',
    `Again: npx jest ${again(context)} --seed ${String(seed)}`,
  ].join('\n');
}

/** Returns the lines that take the time, with the source around the first. */
function whereLines(where: DecidedClaim['where'], folder: string): string[] {
  const [first, ...others] = where?.lines ?? [];
  if (where === undefined || first === undefined) return [];
  return [
    `Where:   ${whereClause(first, where, folder)}`,
    ...others.map((line) => `         ${whereClause(line, where, folder)}`),
    '',
    ...codeFrame(first),
  ];
}

/** Returns the tables of the evidence, and a warning if it is an amount of time. */
function evidenceLines(evidence: DecidedClaim['verdict']['evidence']): string[] {
  if (evidence === undefined) return [];
  const { tables, isMachineSpecific } = descriptionOf(evidence);
  const warning = [
    '',
    "An amount of time holds on this machine alone. To fail on slower code and not on a slower machine,\nclaim toBeNoSlowerThan(other) or toScaleAtMost('n').",
  ];
  return [...tables(evidence).flatMap((lines) => ['', ...lines]), ...(isMachineSpecific ? warning : [])];
}

/** Returns why the claim is undecided and what to do, for example to use a count that the workload reports. */
function undecidedLines({ verdict, reports = [] }: DecidedClaim): string[] {
  if (verdict.outcome !== 'undecided') return [];
  const { because, remedy } = diagnosisOf(verdict.obstacle);
  const [metric] = reports;
  const counted =
    metric !== undefined && verdict.evidence !== undefined && descriptionOf(verdict.evidence).canBeCounted
      ? `; or claim it of what the workload counts, { metric: '${metric}' }, which is exact and decided at once`
      : '';
  return ['', `Because ${because}.`, `Next: ${remedy}${counted}.`];
}

function verdictLine(claim: DecidedClaim, errorRate: number): string {
  const { verdict, isNot, confirmations, collections, rounds, freshProcesses, isolationFailure, setAside } = claim;
  const name = verdict.outcome === 'undecided' ? `undecided (${verdict.reason})` : verdict.outcome;
  if (collections === 0) {
    return `${name}, ${setAside.length === 0 ? 'before a round was measured' : 'whatever smaller sizes show'}`;
  }
  const some = freshProcesses === 0 ? '' : 'not always in a process of its own but ';
  const alone =
    isolationFailure === undefined
      ? ''
      : ` ${some}in the same process (the test did not get there alone: ${isolationFailure})`;
  const description = verdict.evidence && descriptionOf(verdict.evidence);
  const basis = description?.basis;
  if (rounds === 0 && basis === 'counts') return `${name}, counted exactly${alone}`;
  if (basis === 'pairs of processes') {
    const atBound =
      verdict.outcome === 'undecided' ? '' : `; at the bound by chance in ${CHANCE_AT_BOUND[verdict.outcome]}`;
    return `${name} by ${String(collections)} pairs of processes, one of each commit${atBound}`;
  }
  if (rounds === 0) return `${name}, before the first round was done`;
  const processes = verdict.evidence && description?.processes?.(verdict.evidence);
  if (verdict.outcome === 'undecided' && verdict.obstacle.kind === 'too few processes') {
    return `${name} by ${processes === 1 ? 'one process' : `${String(processes)} processes`}`;
  }
  if (processes !== undefined && processes > 1) {
    const chance = verdict.outcome === 'undecided' ? '' : `; ${chanceOfProcesses(verdict, isNot)}`;
    return `${name} by ${String(processes)} processes${chance}`;
  }
  const agreed = collections === 1 ? '1 collection' : `${String(confirmations)} of ${String(collections)} collections`;
  const fresh = freshProcesses === 0 || isolationFailure !== undefined ? '' : ' in a process of its own';
  const own = processes === undefined ? '' : ' in its process';
  return `${name} by ${agreed}, the last of ${String(rounds)} rounds${fresh}${alone}${freedClause(claim)}; error rate ${errorRate.toExponential()}${own}`;
}

/** A share of the time that is worth a word. */
const WORTH_SAYING = 0.01;

/** Says how much waiting was taken off the times of long calls. */
function freedClause({ busyness }: DecidedClaim): string {
  const share = busyness?.freedShare ?? 0;
  return share < WORTH_SAYING ? '' : `, without the ${percent(share)} of the time that long calls waited for a core`;
}

/** Returns the arguments of Jest that run this test alone. */
function again({ testPath, currentTestName }: MatcherContext): string {
  const file = testPath === undefined ? '' : (/[^/\\]+$/.exec(testPath)?.[0] ?? testPath);
  const pattern = (currentTestName ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // These have a meaning to a shell between double quotes, unless a backslash escapes them.
  const quoted = pattern.replace(/["$`]|\\(?=["$`\\])/g, '\\$&');
  return `${file} -t "${quoted}"`;
}
