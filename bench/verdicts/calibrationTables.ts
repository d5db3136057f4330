import { count, percent } from '../../src/describe/quantity';
import { boundedCount } from './boundedCount';
import type { Cell } from './calibration';
import { isFalse, type Right } from './cases/case';
import { markdownTable } from './markdown';
import { OUTCOMES, pooled, trialsIn, type OutcomeCounts, type TrialCounts } from './outcomes';

const LEGEND = `Trials that hold / are violated / stay undecided once confirmed, and in brackets what their first collections came to, where that differs. **Bold** is a false verdict, with the 95 % upper bound of its probability.`;

/** Returns the tables: false verdicts claim by claim, and the outcomes of every cell. */
export function calibrationTables(cells: readonly Cell[]): string {
  const matchers = groupedBy(cells, ({ matcher }) => matcher);
  const tables = [...matchers].map(([matcher, own]) => {
    const truths = groupedBy(own, ({ truth }) => truth);
    const rows = [...truths].map(([truth, row]) => [truth, row[0]!.right, ...row.map(cellText)]);
    const machines = [...new Set(own.map(({ machine }) => machine))];
    const trials = trialsIn(own[0]!.counts);
    const none = `${count(trials)} trials a cell, where none at all means ${boundedCount(0, trials)}`;
    return `### \`${matcher}\`\n\n${none}\n\n${markdownTable(['truth', 'right', ...machines], rows)}`;
  });
  return [summary(matchers), falseCells(cells), LEGEND, ...tables].join('\n\n');
}

/** The machine whose noise hits some sizes only: it bends the truth, and no error rate covers that. */
const KNOWING_SIZES: readonly string[] = ['membw'];

const STAGES = ['first', 'final', 'negated'] as const;

/** The columns of the summary. */
const SUMMARY = [
  'claim',
  'trials that must not be violated',
  'violated at first',
  'once confirmed',
  'under `.not`',
  'trials that must not hold',
  'hold at first',
  'once confirmed',
  'under `.not`',
  'clear claims undecided',
];

function summary(matchers: ReadonlyMap<string, readonly Cell[]>): string {
  const row = (name: string, own: readonly Cell[]): string[] => [
    name,
    ...falseCounts(own, 'violated'),
    ...falseCounts(own, 'holds'),
    undecidedShare(own),
  ];
  const rows = [...matchers].map(([matcher, own]) => row(`\`${matcher}\``, own));
  const all = [...matchers.values()].flat();
  const fair = fairCells(all);
  const pools = [row('all', all), ...(fair.length < all.length ? [row('all but membw', fair)] : [])];
  return markdownTable(SUMMARY, [...rows, ...pools]);
}

/**
 * Returns the rows of a calibration in the summaries: trials that must not be violated and those that were, trials that
 * must not hold and those that did, all once confirmed, and the share of clear claims that stayed undecided.
 */
export function summaryRows(name: string, cells: readonly Cell[]): string[][] {
  const row = (of: string, own: readonly Cell[]): string[] => {
    const verdicts = (['violated', 'holds'] as const).flatMap((outcome) => {
      const counts = pooledOf(own.filter(({ right }) => isFalse(outcome, right)));
      return [count(trialsIn(counts)), boundedCount(counts.final[outcome], trialsIn(counts))];
    });
    return [of, ...verdicts, undecidedShare(own)];
  };
  const fair = fairCells(cells);
  return [row(name, cells), ...(fair.length < cells.length ? [row(`${name}, without \`membw\``, fair)] : [])];
}

function fairCells(cells: readonly Cell[]): Cell[] {
  return cells.filter(({ machine }) => !KNOWING_SIZES.includes(machine));
}

/** Returns the share of undecided trials among those with one right verdict. */
function undecidedShare(cells: readonly Cell[]): string {
  const clear = pooledOf(cells.filter(({ right }) => right === 'holds' || right === 'violated'));
  return percent(clear.final.undecided / trialsIn(clear));
}

/** Returns the cells that have false verdicts. */
function falseCells(cells: readonly Cell[]): string {
  const rows = cells.flatMap(({ matcher, truth, machine, right, counts }) =>
    (['violated', 'holds'] as const)
      .filter((outcome) => isFalse(outcome, right) && STAGES.some((stage) => counts[stage][outcome] > 0))
      .map((outcome) => [`\`${matcher}\``, truth, machine, outcome, ...boundedCounts(counts, outcome)]),
  );
  if (rows.length === 0) return 'No verdict was false.';
  const head = ['claim', 'truth', 'machine', 'falsely', 'at first', 'once confirmed', 'under `.not`'];
  return `All false verdicts, of ${count(cells.length)} cells:\n\n${markdownTable(head, rows)}`;
}

function falseCounts(cells: readonly Cell[], outcome: 'holds' | 'violated'): string[] {
  const counts = pooledOf(cells.filter(({ right }) => isFalse(outcome, right)));
  return [count(trialsIn(counts)), ...boundedCounts(counts, outcome)];
}

function boundedCounts(counts: TrialCounts, outcome: 'holds' | 'violated'): string[] {
  return STAGES.map((stage) => boundedCount(counts[stage][outcome], trialsIn(counts)));
}

function pooledOf(cells: readonly Cell[]): TrialCounts {
  return pooled(cells.map(({ counts }) => counts));
}

function cellText({ counts, right }: Cell): string {
  const trials = trialsIn(counts);
  const final = countsText(counts.final, right, trials);
  const first = countsText(counts.first, right, trials);
  return first === final ? final : `${final} (${first})`;
}

function countsText(counts: OutcomeCounts, right: Right, trials: number): string {
  const texts = OUTCOMES.map((outcome) => {
    const occurrences = counts[outcome];
    const wrong = outcome !== 'undecided' && occurrences > 0 && isFalse(outcome, right);
    return wrong ? `**${boundedCount(occurrences, trials)}**` : count(occurrences);
  });
  return texts.join(' / ');
}

/** Returns the items by a key, in the order in which the keys appear. */
function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
