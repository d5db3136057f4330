import { timesOf } from '../../claims/rounds';
import type { CollectionRecord } from '../../claims/samples';
import { median, medianInterval } from '../../statistics/interval';
import type { Plot, PlotPoint, PlotSeries } from './plot';
import { plotFrom } from './plotParts';

/** The fewest rounds of a plot, whatever the number of batches in each. */
const FEWEST_ROUNDS = 8;

/** The name of the marks around batches that the kernel preempted. */
export const PREEMPTED = 'preempted, and taken again where short';

/**
 * Returns up to `most` batches in the order of their measurement, each over the median of its arm and size, with the
 * control batches; undefined for fewer than two rounds.
 */
export function batchPlot(record: CollectionRecord, most: number): Plot | undefined {
  const { cells, rounds } = record;
  if (rounds.length < 2) return undefined;
  const ratios = batchesOverMedians(record);
  const points = new Map<string, PlotPoint[]>(cells.map(({ arm }) => [arm, []]));
  const preempted: PlotPoint[] = [];
  const shown = evenlySpread(rounds.length, roundsShown(record, most));
  for (const index of shown) {
    const round = rounds[index]!;
    round.order.forEach((cell, i) => {
      const point = exactPoint(index * cells.length + i + 1, ratios[index]![cell]!);
      points.get(cells[cell]!.arm)!.push(point);
      if (round.preempted?.includes(cell) === true) preempted.push(point);
    });
  }
  const arms: PlotSeries[] = [...points].map(([name, own]) => ({ name, points: own }));
  const plot = plotFrom({
    x: { label: 'batch', quantity: 'count' },
    y: { label: 'time over the median of its arm and size', quantity: 'ratio' },
    series: preempted.length === 0 ? arms : [...arms, { name: PREEMPTED, points: preempted, isMark: true as const }],
    curves: controlCurve(record, shown),
  });
  return { ...plot, x: { ...plot.x, scale: 'linear' } };
}

/** Returns the number of rounds that a plot of up to `most` batches has. */
export function roundsShown({ rounds, cells }: CollectionRecord, most: number): number {
  return Math.min(rounds.length, Math.max(FEWEST_ROUNDS, Math.floor(most / cells.length)));
}

/** Returns the batches of each round over the median of their arm and size, in the order of the cells. */
export function batchesOverMedians({ cells, calls, rounds }: CollectionRecord): number[][] {
  const times = rounds.map((round) => timesOf(round, calls));
  // If the clock stands still, all times are 0.
  const medians = cells.map((_, cell) => median(times.map((own) => own[cell]!)) || 1);
  return times.map((own) => own.map((time, cell) => time / medians[cell]!));
}

/** Returns the control batch of each round over their median, or nothing if a round has none. */
export function controlOverMedian({ rounds }: CollectionRecord): number[] {
  const times = rounds.flatMap(({ controlNs = 0 }) => (controlNs > 0 ? controlNs : []));
  if (times.length < rounds.length) return [];
  const middle = median(times);
  return times.map((time) => time / middle);
}

function controlCurve(record: CollectionRecord, shown: readonly number[]): Plot['curves'] {
  const ratios = controlOverMedian(record);
  if (ratios.length === 0) return [];
  // The control batch is the last of its round.
  const points = shown.map((index) => ({ x: (index + 1) * record.cells.length, y: ratios[index]! }));
  return [{ name: 'control: the same work once a round, over its median', points }];
}

/** Returns how much more one arm costs than another at each size, by the differences within each round. */
export function pairedPlot(record: CollectionRecord, arm: string, other: string): Plot | undefined {
  const { cells, calls, rounds } = record;
  const indexOf = (name: string, n: number): number => cells.findIndex((cell) => cell.arm === name && cell.n === n);
  const shared = cells.map(({ n }) => n).filter((n) => indexOf(arm, n) !== -1 && indexOf(other, n) !== -1);
  const sizes = [...new Set(shared)].sort((a, b) => a - b);
  if (sizes.length < 2 || rounds.length === 0) return undefined;
  const name = `${arm} − ${other}`;
  const times = rounds.map((round) => timesOf(round, calls));
  const points = sizes.map((n) => ({
    x: n,
    y: medianInterval(times.map((own) => own[indexOf(arm, n)]! - own[indexOf(other, n)]!)),
  }));
  return plotFrom({ y: { label: name, quantity: 'duration' }, series: [{ name, points }] });
}

/** Returns the indices of up to `most` rounds, the first and the last among them. */
function evenlySpread(rounds: number, most: number): number[] {
  if (rounds <= most) return Array.from({ length: rounds }, (_, index) => index);
  return Array.from({ length: most }, (_, i) => Math.round((i * (rounds - 1)) / (most - 1)));
}

function exactPoint(x: number, y: number): PlotPoint {
  return { x, y: { estimate: y, low: y, high: y } };
}
