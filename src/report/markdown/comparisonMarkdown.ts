import path from 'node:path';
import { growthText, outcomeOf, timeText, workloadName } from '../../describe/change';
import type { Comparison, Gravity, Item } from '../../record/comparison';
import { count } from '../../describe/quantity';
import { comparisonSummary } from '../terminal/comparisonText';

const TITLES: Readonly<Record<Gravity, string>> = {
  violated: 'Violated',
  undecided: 'Undecided',
  changed: 'Changed',
  listed: 'New, removed, not compared',
};

/** Returns what a comparison found as Markdown, the gravest first, for the summary of a run or a comment. */
export function comparisonMarkdown(comparison: Comparison, items: readonly Item[]): string {
  const { base, twins } = comparison;
  const sections = (Object.keys(TITLES) as Gravity[]).flatMap((gravity) => {
    const those = items.filter((item) => item.gravity === gravity);
    return those.length === 0 ? [] : ['', `### ${TITLES[gravity]}`, '', ...those.map(itemLine)];
  });
  const rows = twins.flatMap(({ workloads }) => workloads);
  const table = [
    '| workload | n | time | growth | pairs | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...rows.map((workload) => {
      const { sizes, time, growth } = workload;
      const cells = [
        escaped(workloadName(workload)),
        sizes.length < 2 ? sizes.map(count).join() : `${count(sizes[0]!)} to ${count(sizes.at(-1)!)}`,
        time === undefined ? '' : timeText(time),
        growth === undefined ? '' : growthText(growth),
        String(time?.values.length ?? 0),
        outcomeOf(workload),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
  return [
    `## Performance beside ${escaped(base.named)}`,
    '',
    escaped(comparisonSummary(comparison, items)),
    ...sections,
    ...(rows.length === 0 ? [] : ['', '<details><summary>All workloads</summary>', '', ...table, '', '</details>']),
    '',
    `Both revisions were measured in this run, in turns; the base is \`${base.commit.slice(0, 12)}\`.`,
    '',
  ].join('\n');
}

function itemLine({ gravity, label, file, name, text, advisory, line }: Item): string {
  const at = `${path.relative('', file)}${line === undefined ? '' : `:${String(line)}`}`;
  const note =
    advisory && (gravity === 'violated' || gravity === 'undecided') ? ' *(advisory: would have failed)*' : '';
  return `- **${escaped(label)}** ${escaped(name)}${note}: ${escaped(text)} (\`${at.replaceAll('`', '')}\`)`;
}

/** Names of tests are the user's: they may not become markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
