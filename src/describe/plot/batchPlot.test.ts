import { batchPlot, pairedPlot, PREEMPTED } from './batchPlot';
import { collection } from '../testing/collections';

describe('the plot of batches', () => {
  const record = collection(['a', 'b'], [10, 100], 4, (arm, n, round) => n * (arm === 'a' ? 1 : 2) * (1 + round));

  test('shows each batch over the median of its arm and size, in the order of measurement', () => {
    const { x, series } = batchPlot(record, 100)!;
    expect(x).toEqual({ label: 'batch', quantity: 'count', scale: 'linear' });
    const all = series.slice(0, 2).flatMap(({ points }) => points);
    expect(all.map((point) => point.x).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    // The first arm has the places 0 and 1; the second round begins with the second of them.
    expect(series[0]!.points.map((point) => point.x)).toEqual([1, 2, 5, 8, 11, 12, 14, 15]);
    expect(series[0]!.points[0]!.y.estimate).toBeCloseTo(1 / 2.5);
  });

  test('marks the preempted batches', () => {
    const { series } = batchPlot(record, 100)!;
    expect(series.at(-1)).toMatchObject({ name: PREEMPTED, isMark: true, points: [{ x: 8 }] });
    expect(batchPlot({ ...record, rounds: record.rounds.slice(2) }, 100)!.series.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  test('shows the control batches if every round has one', () => {
    expect(batchPlot(record, 100)!.curves[0]!.points.map(({ x }) => x)).toEqual([4, 8, 12, 16]);
    const rounds = record.rounds.map(({ order, durationsNs }) => ({ order, durationsNs }));
    expect(batchPlot({ ...record, rounds }, 100)!.curves).toEqual([]);
  });

  test('leaves rounds out if there are too many batches, but not the first or the last', () => {
    const long = collection(['a'], [10], 1_000, () => 5);
    const { points } = batchPlot(long, 50)!.series[0]!;
    expect(points).toHaveLength(50);
    expect([points[0]!.x, points.at(-1)!.x]).toEqual([1, 1_000]);
  });

  test('does not exist for a single round', () => {
    expect(batchPlot({ ...record, rounds: record.rounds.slice(0, 1) }, 100)).toBeUndefined();
  });
});

describe('the plot of a difference round by round', () => {
  test('subtracts times of the same round', () => {
    const record = collection(['a', 'b'], [10, 100], 9, (arm, n, round) => 1_000 * round + n + (arm === 'a' ? 7 : 0));
    const { series } = pairedPlot(record, 'a', 'b')!;
    expect(series[0]).toEqual({
      name: 'a − b',
      points: [10, 100].map((x) => ({ x, y: { estimate: 7, low: 7, high: 7 } })),
    });
  });

  test('does not exist for one size, or for an arm that was not measured', () => {
    expect(
      pairedPlot(
        collection(['a', 'b'], [10], 9, () => 1),
        'a',
        'b',
      ),
    ).toBeUndefined();
    expect(
      pairedPlot(
        collection(['a'], [10, 100], 9, () => 1),
        'a',
        'b',
      ),
    ).toBeUndefined();
  });
});
