import type { Count, Metric } from '../../model/metric';
import { countsCell, counterWord, countText } from '../counts';
import type { Counts, Description } from '../description';
import { countTable } from '../figureTable';
import { countAxis, countSeries } from '../plot/countPlot';
import { plotFrom } from '../plot/plotParts';

/** The counts of one arm. */
interface ArmRows {
  readonly arm: string;
  readonly metric: Metric;
  readonly rows: readonly Count[];
}

const COUNTED = { basis: 'counts', smallestDetectable: () => 'exact' } as const;

const countsOfArm = ({ arm, metric, rows }: ArmRows): Counts => ({ metric, arms: [{ arm, counts: rows }] });

/** The parts of a description that all kinds share which count one arm. */
export const oneArm = {
  ...COUNTED,
  estimate: ({ metric, rows }: ArmRows) => countsCell(metric, rows),
  tables: ({ arm, metric, rows }: ArmRows) => [countTable(metric, [{ arm, counts: rows }])],
  counts: countsOfArm,
} satisfies Partial<Description<ArmRows>>;

/** The parts of a description that all kinds share which count several arms. */
export const severalArms = {
  ...COUNTED,
  estimate: ({ metric, arms }: Counts) =>
    `${arms.map(({ counts }) => countText(counts.at(-1)!)).join(' against ')} ${counterWord(metric)}`,
  plot: ({ metric, arms }: Counts) =>
    plotFrom({ y: countAxis(metric), series: arms.map(({ arm, counts }) => countSeries(arm, counts)) }),
  tables: ({ metric, arms }: Counts) => [countTable(metric, arms)],
  counts: ({ metric, arms }: Counts) => ({ metric, arms }),
} satisfies Partial<Description<Counts>>;
