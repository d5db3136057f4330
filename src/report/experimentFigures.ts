import type { CellTime } from '../model/cell';
import { count, inUnit, percent, stated, unitFor } from '../describe/quantity';
import type { ExperimentRecord } from '../record/record';

/** Intervals wider than this, to each side, are shown with their figure; the others are spoken for by the caption. */
const WIDE = 0.05;

/** Figures by size: what they are, and columns of a heading and a cell a size, the sizes first. */
export interface Figures {
  readonly caption: string;
  readonly columns: readonly (readonly string[])[];
}

/** Returns the times of an experiment, of its arms by its sizes, in one unit and for as many calls as it says. */
export function experimentFigures({ name, arms, sizes, show, rounds, times }: ExperimentRecord): Figures {
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

/** By how much a figure may be off to the side where that is more, as a share; a clock that stands still finds only 0. */
function spreadOf({ estimate, low, high }: CellTime['timeNs']): number {
  return high === low ? 0 : Math.max(high - estimate, estimate - low) / estimate;
}

/** Returns figures that others found, as they gave them: nothing is known of their intervals. */
export function referenceFigures({ caption, figures }: NonNullable<ExperimentRecord['reference']>): Figures {
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
