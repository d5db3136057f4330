import path from 'node:path';
import Table from 'cli-table3';
import { growthText, outcomeOf, timeText, workloadName, type WorkloadOutcome } from '../../describe/change';
import type { Comparison, Gravity, Item } from '../../record/comparison';
import { count, stated } from '../../describe/quantity';
import { isSatisfied } from '../../record/record';
import { asciiOf } from './ascii';
import type { Paint } from './plot/canvas';
import type { Colours, Look } from './look';
import { wrap } from './wrap';

/** What fails a run, where it is not advisory. */
const GRAVE: readonly Gravity[] = ['violated', 'undecided'];

function paintOf(gravity: Gravity, { red, yellow, cyan, dim }: Colours): Paint {
  return { violated: red, undecided: yellow, changed: cyan, listed: dim }[gravity];
}

/** Returns what a comparison found as text for a terminal: every workload beside what it was, and what is worth a look. */
export function renderComparison(comparison: Comparison, items: readonly Item[], look: Look): string {
  const { base, twins } = comparison;
  const workloads = twins.flatMap((twin) => twin.workloads);
  const text = [
    '',
    `Compared with ${base.named} (${base.commit.slice(0, 12)}), both measured now, in turns:`,
    ...(workloads.length === 0 ? [] : [workloadTable(comparison, look)]),
    ...items.flatMap((item) => itemLines(item, look)),
    '',
    comparisonSummary(comparison, items),
    '',
  ].join('\n');
  return look.isUnicode ? text : asciiOf(text);
}

function workloadTable({ twins }: Comparison, look: Look): string {
  const head = ['workload', 'n', 'time', 'growth', 'pairs', ''];
  const table = new Table({
    head,
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: head.map((_, i) => (i === 0 || i === head.length - 1 ? 'left' : 'right')),
  });
  for (const workload of twins.flatMap(({ workloads }) => workloads)) {
    const { sizes, time, growth } = workload;
    table.push([
      workloadName(workload),
      sizes.length === 0
        ? ''
        : [sizes[0]!, sizes.at(-1)!]
            .filter((n, i, both) => both.indexOf(n) === i)
            .map(count)
            .join(' to '),
      time === undefined ? '' : timeText(time),
      growth === undefined ? '' : growthText(growth),
      String(time?.values.length ?? 0),
      painted(outcomeOf(workload), look),
    ]);
  }
  return table.toString();
}

function painted(outcome: WorkloadOutcome, { colours: { red, cyan, yellow } }: Look): string {
  const paint = { slower: red, faster: cyan, undecided: yellow } as const;
  return outcome in paint ? paint[outcome as keyof typeof paint](outcome) : outcome;
}

function itemLines({ gravity, label, file, name, text, advisory, line }: Item, { colours, columns }: Look): string[] {
  const at = `${path.relative('', file)}${line === undefined ? '' : `:${String(line)}`}`;
  const note = advisory && GRAVE.includes(gravity) ? ' (advisory: would have failed)' : '';
  return [
    '',
    `${paintOf(gravity, colours)(label)}  ${name}${colours.dim(note)}`,
    ...wrap(text, columns - 2).map((part) => `  ${colours.dim(part)}`),
    `  ${colours.dim(at)}`,
  ];
}

/** Returns in one sentence how many workloads and claims came to what. */
export function comparisonSummary({ base, files, twins }: Comparison, items: readonly Item[]): string {
  const workloads = twins.flatMap((twin) => twin.workloads.map(outcomeOf));
  const of = (outcome: WorkloadOutcome): number => workloads.filter((one) => one === outcome).length;
  const claims = files.flatMap((file) => file.claims);
  const stating = claims.filter(isSatisfied).length;
  const undecided = claims.filter(({ verdict }) => verdict.outcome === 'undecided').length;
  const parts = (['slower', 'undecided', 'faster', 'unchanged', 'not compared'] as const)
    .filter((outcome) => of(outcome) > 0 || outcome === 'slower')
    .map((outcome) => `${String(of(outcome))} ${outcome}`);
  const advisory = items.filter((item) => item.advisory && GRAVE.includes(item.gravity)).length;
  return [
    `${plural(workloads.length, 'workload')}, within ${stated(100 * (base.within - 1))} %: ${parts.join(', ')}`,
    `${plural(claims.length, 'claim')}: ${String(stating)} as stated, ${String(claims.length - stating - undecided)} not as stated, ${String(undecided)} undecided`,
    ...(advisory === 0 ? [] : [`${String(advisory)} of these advisory, which would have failed`]),
    '[ ] are 95 % intervals over pairs of processes',
  ].join('; ');
}

function plural(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
