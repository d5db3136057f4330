import type { Comparison, Gravity, Item } from '../../record/comparison';
import { comparisonSummary, itemPlace, workloadRow, wouldHaveFailed } from '../text/comparisonRows';

const TITLES: Readonly<Record<Gravity, string>> = {
  violated: 'Violated',
  undecided: 'Undecided',
  changed: 'Changed',
  listed: 'New, removed, not compared',
};

/** Returns a comparison as Markdown for the summary of a run or a comment, the gravest items first. */
export function comparisonMarkdown(comparison: Comparison, items: readonly Item[]): string {
  const { base, baselineFiles } = comparison;
  const sections = (Object.keys(TITLES) as Gravity[]).flatMap((gravity) => {
    const listed = items.filter((item) => item.gravity === gravity);
    return listed.length === 0 ? [] : ['', `### ${TITLES[gravity]}`, '', ...listed.map(itemLine)];
  });
  const rows = baselineFiles
    .flatMap(({ workloads }) => workloads.map(workloadRow))
    .map(({ name, sizes, time, growth, pairs, outcome }) => {
      return `| ${[escaped(name), sizes, time, growth, pairs, outcome].join(' | ')} |`;
    });
  const table = ['| workload | n | time | growth | pairs | |', '| --- | ---: | ---: | ---: | ---: | --- |', ...rows];
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

function itemLine(item: Item): string {
  const { label, name, text } = item;
  const note = wouldHaveFailed(item) ? ' *(advisory: would have failed)*' : '';
  return `- **${escaped(label)}** ${escaped(name)}${note}: ${escaped(text)} (\`${itemPlace(item).replaceAll('`', '')}\`)`;
}

/** Escapes the names of tests, which users choose, so that they do not become markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
