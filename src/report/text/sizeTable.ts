import type { CellTime } from '../../model/cell';
import { count, inUnit, percent, stated, unitFor } from '../../describe/quantity';
import type { ExperimentRecord } from '../../record/record';

/** The caption speaks for intervals up to this share of the estimate to each side; wider ones stand beside it. */
const WIDE = 0.05;

/** A table with a row for each size. */
export interface SizeTable {
  readonly caption: string;
  /** The columns, each with its heading first; the first column has the sizes. */
  readonly columns: readonly (readonly string[])[];
}

/** Returns the times of an experiment, one column for each arm, in one unit and for as many calls as the experiment says. */
export function timeTable({ name, arms, sizes, show, rounds, times }: ExperimentRecord): SizeTable {
  const { per = 1 } = show;
  const largestNs = per * Math.max(...times.map(({ timeNs }) => timeNs.estimate));
  const unit = show.unit ?? unitFor(largestNs);
  let widest: number | undefined;
  const columns = arms.map((arm) => [
    arm,
    ...sizes.map((n) => {
      const timeNs = times.find((time) => time.arm === arm && time.n === n)?.timeNs;
      if (timeNs === undefined) return '';
      const spread = spreadOf(timeNs);
      const figure = inUnit(per * timeNs.estimate, unit);
      if (!Number.isFinite(spread))
        return `${figure} [${inUnit(per * timeNs.low, unit)}, ${inUnit(per * timeNs.high, unit)}]`;
      if (spread > WIDE) return `${figure} ±${percent(spread)}`;
      widest = Math.max(widest ?? 0, spread);
      return figure;
    }),
  ]);
  const intervals =
    widest === undefined ? '± are 95 % intervals' : `95 % intervals are within ±${percent(widest)} unless shown`;
  const title = name === undefined ? '' : `${name}: `;
  const calls = per === 1 ? 'a call' : `${count(per)} calls`;
  return {
    caption: `${title}${unit} for ${calls}, medians of up to ${count(rounds)} rounds; ${intervals}`,
    columns: [['n', ...sizes.map(count)], ...columns],
  };
}

/** The wider side of an interval as a share of its estimate; 0 if the clock did not move. */
function spreadOf({ estimate, low, high }: CellTime['timeNs']): number {
  return high === low ? 0 : Math.max(high - estimate, estimate - low) / estimate;
}

/** Returns the reference figures of an experiment as their source gives them, without intervals. */
export function referenceTable({ caption, figures }: NonNullable<ExperimentRecord['reference']>): SizeTable {
  const arms = Object.entries(figures);
  const sizes = [...new Set(arms.flatMap(([, bySize]) => Object.keys(bySize).map(Number)))].sort((a, b) => a - b);
  return {
    caption: `For reference: ${caption}`,
    columns: [
      ['n', ...sizes.map(count)],
      ...arms.map(([arm, bySize]) => [arm, ...sizes.map((n) => (bySize[n] === undefined ? '' : stated(bySize[n])))]),
    ],
  };
}
