import type {
  CountedComparisonEvidence,
  CountedConstantEvidence,
  CountedScalingEvidence,
  ExactCountEvidence,
  SteadyCountsEvidence,
} from '../../claims/counts/evidence';
import type { ArmCounts, Count, Metric } from '../../model/metric';
import type { Counts, Description } from '../description';
import { endsOf, greatestBy } from '../extremes';
import { countTable, countText } from '../figureTable';
import { exactPower, exclusionClauses } from '../growth';
import { growthPlot } from '../plot/growthPlot';
import { countAxis, countSeries, factorBand, placesWhere, plotFrom } from '../plot/plotParts';
import { count, counted, metricName, significant } from '../quantity';

/** The counts of one arm. */
interface ArmRows {
  readonly arm: string;
  readonly metric: Metric;
  readonly rows: readonly Count[];
}

const COUNTED = { basis: 'counts', smallestDetectable: () => 'exact' } as const;

/** The description that all kinds share that count one arm. */
const oneArm = {
  ...COUNTED,
  estimate: ({ metric, rows }: ArmRows) => countsCell(metric, rows),
  tables: ({ arm, metric, rows }: ArmRows) => [countTable(metric, [{ arm, counts: rows }])],
  counts: ({ arm, metric, rows }: ArmRows) => ({ metric, arms: [{ arm, counts: rows }] }),
} satisfies Partial<Description<ArmRows>>;

/** The description that all kinds share that count several arms. */
const severalArms = {
  ...COUNTED,
  estimate: ({ metric, arms }: Counts) =>
    `${arms.map(({ counts }) => countText(counts.at(-1)!)).join(' against ')} ${metricWord(metric)}`,
  plot: ({ metric, arms }: Counts) =>
    plotFrom({ y: countAxis(metric), series: arms.map(({ arm, counts }) => countSeries(arm, counts)) }),
  tables: ({ metric, arms }: Counts) => [countTable(metric, arms)],
  counts: ({ metric, arms }: Counts) => ({ metric, arms }),
} satisfies Partial<Description<Counts>>;

/** Returns the counts at both ends of the sizes as a cell of a table: `20 to 2,000 turns`. */
function countsCell(metric: Metric, rows: readonly Count[]): string {
  return `${[...new Set(endsOf(rows).map(countText))].join(' to ')} ${metricWord(metric)}`;
}

/** Returns the name of a metric in one word. */
function metricWord(metric: Metric): string {
  return metric === 'loopTurns' ? 'turns' : metric;
}

type Row = ExactCountEvidence['rows'][number];

/** Describes counts that are claimed exactly; the finding has all of them. */
export const exactCount: Description<ExactCountEvidence> = {
  ...oneArm,
  finding: exactCountText,
  plot: ({ arm, metric, rows }) => {
    const series = [countSeries(arm, rows)];
    return plotFrom({
      y: countAxis(metric),
      series,
      curves: [{ name: 'claimed', points: rows.map((row) => ({ x: row.n, y: row.claimed })) }],
      outside: placesWhere(series, ({ x }) => rows.some((row) => row.n === x && isWrong(row))),
    });
  },
  tables: () => [],
};

function exactCountText({ arm, metric, rows }: ExactCountEvidence): string {
  const listed = (text: (row: Row) => string, of: readonly Row[]): string => of.map(text).join(', ');
  const size = ({ n }: Row): string => count(n);
  const wrong = rows.filter(isWrong);
  if (wrong.length === 0) {
    return `${arm} ${counted(metric, `exactly ${listed(countText, rows)}`)} at n = ${listed(size, rows)}`;
  }
  const claim = ({ claimed }: Row): string => (Number.isInteger(claimed) ? count(claimed) : significant(claimed));
  return `${arm} ${counted(metric, listed(countText, wrong))} at n = ${listed(size, wrong)}, where ${listed(claim, wrong)} were claimed`;
}

function isWrong({ claimed, counted: repetitions }: Row): boolean {
  return repetitions.some((repetition) => repetition !== claimed);
}

/** Describes how counts grow. */
export const countedScaling: Description<CountedScalingEvidence> = {
  ...oneArm,
  finding: (evidence) => sameCountText(evidence.arm, evidence.metric, evidence.rows) ?? growthText(evidence),
  estimate: ({ growth, excess }) => exactPower(growth, excess),
  plot: (evidence) => growthPlot(evidence, countSeries(evidence.arm, evidence.rows), countAxis(evidence.metric)),
  hasFittedCurve: true,
};

function growthText(evidence: CountedScalingEvidence): string {
  const { arm, metric, growth, excess, rows } = evidence;
  const [bottom, top] = endsOf(rows);
  return [
    `the ${metricName(metric)} of ${arm} grow as ${exactPower(growth, excess)} over n = ${count(bottom.n)} to ${count(top.n)}, from ${countText(bottom)} to ${countText(top)}`,
    ...exclusionClauses(evidence),
  ].join('; ');
}

/** Returns a sentence that says so if all counts are the same. */
function sameCountText(arm: string, metric: Metric, rows: readonly Count[]): string | undefined {
  if (new Set(rows.flatMap((row) => row.counted)).size > 1) return undefined;
  const [bottom, top] = endsOf(rows);
  return `${arm} ${counted(metric, countText(bottom))} at every n from ${count(bottom.n)} to ${count(top.n)}`;
}

/** Describes counts that do not grow. */
export const countedConstant: Description<CountedConstantEvidence> = {
  ...oneArm,
  finding: (evidence) => sameCountText(evidence.arm, evidence.metric, evidence.rows) ?? changeText(evidence),
  plot: ({ arm, metric, factor, rows }) => {
    const series = countSeries(arm, rows);
    const bottom = series.points[0]!.y.estimate;
    return plotFrom({ y: countAxis(metric), series: [series], band: factorBand(rows, bottom, factor) });
  },
};

/** Returns the counts at the smallest size and at the size where they differ most from those. */
function changeText({ arm, metric, rows }: CountedConstantEvidence): string {
  const bottom = rows[0]!;
  const farthest = greatestBy(rows, (row) => Math.abs(Math.log((row.counted[0]! + 1) / (bottom.counted[0]! + 1))));
  return `${countAt(arm, metric, bottom)} and ${countText(farthest)} at n = ${count(farthest.n)}`;
}

/** Describes the counts of two arms. */
export const countedComparison: Description<CountedComparisonEvidence> = {
  ...severalArms,
  finding: (evidence) => [ratioText(evidence), ...crossingClause(evidence)].join('; '),
};

/** Returns the counts of both arms at the sizes where their ratio is least and greatest. */
function ratioText({ metric, arms }: CountedComparisonEvidence): string {
  const [a, b] = arms as [ArmCounts, ArmCounts];
  const rows = a.counts.map((own, i) => {
    const other = b.counts[i]!;
    // The small amount makes a ratio of two counts that may be 0.
    return { own, other, ratio: (own.counted[0]! + 1e-9) / (other.counted[0]! + 1e-9) };
  });
  const extremes = endsOf([...rows].sort((c, d) => c.ratio - d.ratio));
  const [first, ...others] = rows.filter((row) => extremes.includes(row));
  const { own, other } = first!;
  return [
    `${a.arm} ${counted(metric, countText(own))} against ${countText(other)} of ${b.arm} at n = ${count(own.n)}`,
    ...others.map((row) => `${countText(row.own)} against ${countText(row.other)} at n = ${count(row.own.n)}`),
  ].join(' and ');
}

function crossingClause({ arms, crossing }: CountedComparisonEvidence): string[] {
  const [a, b] = arms as [ArmCounts, ArmCounts];
  const [bottom, top] = endsOf(a.counts);
  switch (crossing?.kind) {
    case undefined:
      return [];
    case 'crosses':
      return [`${a.arm} counts fewer than ${b.arm} from about n = ${significant(crossing.n.estimate)} on`];
    case 'faster throughout':
      return [`${a.arm} counts fewer at every n from ${count(bottom.n)} on`];
    case 'not faster at the top':
      return [`${a.arm} does not count fewer up to n = ${count(top.n)}`];
  }
}

/** Describes the counts of several arms, at the largest size. */
export const steadyCounts: Description<SteadyCountsEvidence> = {
  ...severalArms,
  finding: ({ metric, arms }) => arms.map(({ arm, counts }) => countAt(arm, metric, counts.at(-1)!)).join(', '),
};

function countAt(arm: string, metric: Metric, row: Count): string {
  return `${arm} ${counted(metric, countText(row))} at n = ${count(row.n)}`;
}
