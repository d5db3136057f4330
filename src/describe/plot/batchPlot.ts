import { timesOf } from '../../claims/rounds';
import type { CollectionRecord } from '../../claims/samples';
import { medianInterval, medianOf } from '../../statistics/interval';
import type { Plot, PlotPoint, PlotSeries } from './plot';
import { plotFrom, sizesInOrder } from './plotParts';

/** So many rounds are shown however many batches each has. */
const FEWEST_ROUNDS = 8;

/** What marks batches that the kernel preempted. */
export const PREEMPTED = 'preempted, and taken again where short';

/**
 * Returns the batches of a collection in the order in which they were taken, each over the median of its kind, with how
 * slow the machine was beside them; undefined where there are fewer than two rounds.
 *
 * @param most - batches that are shown at most, in whole rounds that are evenly spread
 */
export function batchPlot(record: CollectionRecord, most: number): Plot | undefined {
  const { cells, rounds } = record;
  if (rounds.length < 2) return undefined;
  const ratios = overMedians(record);
  const points = new Map<string, PlotPoint[]>(cells.map(({ arm }) => [arm, []]));
  const preempted: PlotPoint[] = [];
  const shown = spread(rounds.length, roundsShown(record, most));
  for (const place of shown) {
    const round = rounds[place]!;
    round.order.forEach((cell, i) => {
      const point = exact(place * cells.length + i + 1, ratios[place]![cell]!);
      points.get(cells[cell]!.arm)!.push(point);
      if (round.preempted?.includes(cell) === true) preempted.push(point);
    });
  }
  const arms: PlotSeries[] = [...points].map(([name, of]) => ({ name, points: of }));
  const plot = plotFrom({
    x: { label: 'batch', quantity: 'count' },
    y: { label: 'time over the median of its arm and size', quantity: 'ratio' },
    series: preempted.length === 0 ? arms : [...arms, { name: PREEMPTED, points: preempted, isMark: true as const }],
    curves: control(record, shown),
  });
  return { ...plot, x: { ...plot.x, scale: 'linear' } };
}

/** Returns how many rounds of a collection are shown where so many batches are at most. */
export function roundsShown({ rounds, cells }: CollectionRecord, most: number): number {
  return Math.min(rounds.length, Math.max(FEWEST_ROUNDS, Math.floor(most / cells.length)));
}

/** Returns the batches of every round over the median of their arm and size, in the order of the cells. */
export function overMedians({ cells, calls, rounds }: CollectionRecord): number[][] {
  const times = rounds.map((round) => timesOf(round, calls));
  // A clock that stands still makes times of 0, which are no part of anything.
  const medians = cells.map((_, cell) => medianOf(times.map((of) => of[cell]!)) || 1);
  return times.map((of) => of.map((time, cell) => time / medians[cell]!));
}

/** Returns the control batch of every round over their median, or nothing where not all rounds have one. */
export function controlOverMedian({ rounds }: CollectionRecord): number[] {
  const times = rounds.flatMap(({ controlNs = 0 }) => (controlNs > 0 ? controlNs : []));
  if (times.length < rounds.length) return [];
  const usual = medianOf(times);
  return times.map((time) => time / usual);
}

/** The batches of the control arm over their median: the machine itself. */
function control(record: CollectionRecord, shown: readonly number[]): Plot['curves'] {
  const ratios = controlOverMedian(record);
  if (ratios.length === 0) return [];
  // It is taken at the end of its round.
  const points = shown.map((place) => ({ x: (place + 1) * record.cells.length, y: ratios[place]! }));
  return [{ name: 'control: the same work once a round, over its median', points }];
}

/** Returns what one arm costs more than another at each size, round by round. */
export function pairedPlot(record: CollectionRecord, arm: string, other: string): Plot | undefined {
  const { cells, calls, rounds } = record;
  const place = (name: string, n: number): number => cells.findIndex((cell) => cell.arm === name && cell.n === n);
  const sizes = sizesInOrder(cells).filter((n) => place(arm, n) !== -1 && place(other, n) !== -1);
  if (sizes.length < 2 || rounds.length === 0) return undefined;
  const name = `${arm} − ${other}`;
  const points = sizes.map((n) => ({
    x: n,
    y: medianInterval(
      rounds.map((round) => {
        const times = timesOf(round, calls);
        return times[place(arm, n)]! - times[place(other, n)]!;
      }),
    ),
  }));
  return plotFrom({ y: { label: name, quantity: 'duration' }, series: [{ name, points }] });
}

/** The places of so many rounds at most, the first and the last among them. */
function spread(rounds: number, most: number): number[] {
  if (rounds <= most) return Array.from({ length: rounds }, (_, place) => place);
  return Array.from({ length: most }, (_, i) => Math.round((i * (rounds - 1)) / (most - 1)));
}

function exact(x: number, y: number): PlotPoint {
  return { x, y: { estimate: y, low: y, high: y } };
}
