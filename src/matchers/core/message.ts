import type { MatcherContext } from 'expect';
import type { Evidence } from '../../claims/kinds';
import { CHANCE_AT_BOUND } from '../../describe/change';
import { findingOf } from '../../describe/finding';
import { reasonOf } from '../../describe/undecided';
import type { DecidedClaim } from '../../trial/claim';
import type { TrialOptions } from '../../trial/trial';
import { countTable, MOST_ARMS, residualTable, timeTable, worstExplained } from './figureTable';

/** What can be claimed of counts as well as of times. */
const COUNTABLE: readonly string[] = ['scaling', 'constant', 'comparison', 'crossover'] satisfies Evidence['kind'][];
/** What is found in amounts of time, which another machine makes others. */
const ABSOLUTE: readonly string[] = ['added cost', 'time budget', 'throughput'] satisfies Evidence['kind'][];

/**
 * Returns the message of a claim that fails its test: claim against finding, the figures, how sure, what next.
 *
 * @param hint - the call, as Jest prints it
 */
export function failureMessage(
  context: MatcherContext,
  hint: string,
  outcome: DecidedClaim,
  { errorRate, seed }: Pick<TrialOptions, 'errorRate' | 'seed'>,
): string {
  const { verdict, isNot, claimed } = outcome;
  const { EXPECTED_COLOR: green, RECEIVED_COLOR: red } = context.utils;
  const found = 'evidence' in verdict && verdict.evidence !== undefined ? verdict.evidence : undefined;
  const lines = [
    hint,
    '',
    `Claimed: ${green(`${isNot ? 'not that ' : ''}${claimed}`)}`,
    ...(found === undefined ? [] : [`Found:   ${red(findingOf(found))}`]),
    `Verdict: ${verdictLine(outcome, errorRate)}`,
  ];
  if (found !== undefined && 'times' in found) {
    const arms = found.kind === 'explanation' ? worstExplained(found).slice(0, MOST_ARMS) : undefined;
    lines.push('', ...timeTable(found.times, arms));
  }
  if (found !== undefined) lines.push(...countsOf(found));
  if (found !== undefined && ABSOLUTE.includes(found.kind)) {
    lines.push(
      '',
      "An amount of time holds on this machine alone. To fail on slower code and not on a slower machine,\nclaim toBeNoSlowerThan(other) or toScaleAtMost('n').",
    );
  }
  if (verdict.outcome === 'undecided') {
    const { because, remedy } = reasonOf(verdict.obstacle);
    lines.push('', `Because ${because}.`, `Next: ${remedy}${orCounted(outcome)}.`);
  }
  lines.push('', `Again: npx jest ${again(context)} --seed ${String(seed)}`);
  return lines.join('\n');
}

/** What could be claimed in place of time, where the workload counts something itself. */
function orCounted({ verdict, reports = [] }: DecidedClaim): string {
  const [metric] = reports;
  const found = 'evidence' in verdict ? verdict.evidence : undefined;
  if (metric === undefined || found === undefined || !COUNTABLE.includes(found.kind)) return '';
  return `; or claim it of what the workload counts, { metric: '${metric}' }, which is exact and decided at once`;
}

/** The table of what was counted, where what was found does not say all of it. */
function countsOf(found: Evidence): string[] {
  switch (found.kind) {
    case 'counted scaling':
    case 'counted constant':
      return ['', ...countTable(found.metric, [{ arm: found.arm, counts: found.rows }])];
    case 'counted comparison':
    case 'steady counts':
      return ['', ...countTable(found.metric, found.arms)];
    case 'explanation':
      return ['', ...residualTable(found)];
    default:
      return [];
  }
}

function verdictLine(
  { verdict, confirmations, collections, rounds, freshProcesses, notAlone, setAside }: DecidedClaim,
  errorRate: number,
): string {
  const name = verdict.outcome === 'undecided' ? `undecided (${verdict.reason})` : verdict.outcome;
  if (collections === 0)
    return `${name}, ${setAside.length === 0 ? 'before a round was measured' : 'whatever smaller sizes show'}`;
  const some = freshProcesses === 0 ? '' : 'not always in a process of its own but ';
  const alone =
    notAlone === undefined ? '' : ` ${some}in the same process (the test did not get there alone: ${notAlone})`;
  if (rounds === 0 && 'evidence' in verdict && verdict.evidence !== undefined && 'metric' in verdict.evidence)
    return `${name}, counted exactly${alone}`;
  if ('evidence' in verdict && verdict.evidence?.kind === 'baseline') {
    const atBound =
      verdict.outcome === 'undecided' ? '' : `; at the bound by chance in ${CHANCE_AT_BOUND[verdict.outcome]}`;
    return `${name} by ${String(collections)} pairs of processes, one of each commit${atBound}`;
  }
  if (rounds === 0) return `${name}, before the first round was done`;
  const agreed = collections === 1 ? '1 collection' : `${String(confirmations)} of ${String(collections)} collections`;
  const fresh = freshProcesses === 0 || notAlone !== undefined ? '' : ' in a process of its own';
  return `${name} by ${agreed}, the last of ${String(rounds)} rounds${fresh}${alone}; error rate ${errorRate.toExponential()}`;
}

/** The arguments that run this test alone. */
function again({ testPath, currentTestName }: MatcherContext): string {
  const file = testPath === undefined ? '' : (/[^/\\]+$/.exec(testPath)?.[0] ?? testPath);
  const pattern = (currentTestName ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Between double quotes a shell reads these, and a backslash before them.
  const quoted = pattern.replace(/["$`]|\\(?=["$`\\])/g, '\\$&');
  return `${file} -t "${quoted}"`;
}
