import Table from 'cli-table3';
import type { ExperimentRecord } from '../evidence/record';
import { count, inUnit, percent, unitFor } from '../evidence/quantity';

/** Intervals wider than this, to each side, are shown with their figure; the others are spoken for by the caption. */
const WIDE = 0.05;

/** Returns an experiment as a table of sizes by arms, in one unit. */
export function renderExperiment({ name, arms, sizes, show, rounds, times }: ExperimentRecord): string {
  const { per = 1 } = show;
  const largestNs = per * Math.max(...times.map(({ timeNs }) => timeNs.estimate));
  const unit = show.unit ?? unitFor(largestNs);
  const table = new Table({
    head: ['n', ...arms],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
    colAligns: ['n', ...arms].map(() => 'right'),
  });
  let widest: number | undefined;
  for (const n of sizes) {
    const cells = arms.map((arm) => {
      const timeNs = times.find((time) => time.arm === arm && time.n === n)?.timeNs;
      if (timeNs === undefined) return '';
      const spread = Math.max(timeNs.high - timeNs.estimate, timeNs.estimate - timeNs.low) / timeNs.estimate;
      const figure = inUnit(per * timeNs.estimate, unit);
      if (spread > WIDE) return `${figure} ±${percent(spread)}`;
      widest = Math.max(widest ?? 0, spread);
      return figure;
    });
    table.push([count(n), ...cells]);
  }
  const intervals =
    widest === undefined ? '± are 95 % intervals' : `95 % intervals are within ±${percent(widest)} unless shown`;
  const title = name === undefined ? '' : `${name}: `;
  const calls = per === 1 ? 'a call' : `${count(per)} calls`;
  const caption = `${title}${unit} for ${calls}, median of ${count(rounds)} rounds or fewer; ${intervals}`;
  return `${caption}\n${table.toString()}`;
}
