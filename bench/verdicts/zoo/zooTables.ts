import { count, significant } from '../../../src/describe/quantity';
import type { Findings } from '../document';
import { markdownTable } from '../markdown';
import { CLASSES } from './claims';
import type { Answer, ZooRun, ZooVerdict } from './zooRun';

/** The columns of both kinds of claim. A false claim is right if it is violated. */
const HEAD = [
  'class of claim',
  'true: hold',
  'undecided',
  'violated',
  'false: violated',
  'undecided',
  'hold',
  'seconds a claim: median, 95 %, most',
];

/** Returns the table of a run, class by class, what was not right, and the row of the summaries. */
export function zooTables({ busyProcesses, provenance, verdicts }: ZooRun): Findings {
  const classes = CLASSES.map((of) => verdicts.filter(({ claimClass }) => claimClass === of));
  const rows = classes.flatMap((own, i) => (own.length === 0 ? [] : [rowOf(CLASSES[i]!, own)]));
  const beside = busyProcesses === 0 ? 'nothing else running' : `beside ${count(busyProcesses)} busy processes`;
  const functions = new Set(verdicts.map(({ title }) => title.split(':')[0])).size;
  return {
    markdown: [
      `${provenance}, ${beside}. ${count(verdicts.length)} claims on ${count(functions)} functions.`,
      markdownTable(HEAD, [...rows, rowOf('all', verdicts)]),
      missesOf(verdicts),
    ].join('\n\n'),
    summary: [rowOf(busyProcesses === 0 ? 'idle' : 'beside two busy processes', verdicts)],
  };
}

function rowOf(name: string, verdicts: readonly ZooVerdict[]): string[] {
  const counts = [true, false].flatMap((isTrue) => {
    const own = verdicts.filter((verdict) => verdict.isTrue === isTrue);
    const counted = (...answers: Answer[]): string =>
      own.length === 0 ? '' : count(own.filter(({ answer }) => answers.includes(answer)).length);
    return [counted('right'), counted('undecided', 'busy', 'not measured'), counted('wrong')];
  });
  return [name, ...counts, secondsOf(verdicts)];
}

function secondsOf(verdicts: readonly ZooVerdict[]): string {
  const ascending = verdicts
    .filter(({ answer }) => answer !== 'not measured')
    .map(({ seconds }) => seconds)
    .toSorted((a, b) => a - b);
  if (ascending.length === 0) return '';
  const [half, most] = [0.5, 0.95].map((share) => ascending[Math.floor(share * ascending.length)]!);
  return [half!, most!, ascending.at(-1)!].map(significant).join(', ');
}

/** Returns the list of verdicts that are not right, wrong ones first. */
function missesOf(verdicts: readonly ZooVerdict[]): string {
  const kinds = ['wrong', 'undecided', 'busy', 'not measured'] as const;
  const misses = kinds.flatMap((kind) =>
    verdicts.filter(({ answer }) => answer === kind).map(({ title }) => `- ${kind}: ${title}`),
  );
  return misses.length === 0 ? 'All are right.' : `Not right:\n\n${misses.join('\n')}`;
}
