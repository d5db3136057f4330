import { evidenceOf } from '../testing/evidence';
import { timePlot, timesByCount } from './experimentPlot';

const { times } = evidenceOf.explanation;

test('the plot of times has all arms on the same axes', () => {
  expect(timePlot(times).series.map(({ name, points }) => [name, points.length])).toEqual([
    ['nested', 3],
    ['flat', 3],
  ]);
});

describe('the plots of times by counts', () => {
  test('show all arms on one line if one price explains them', () => {
    const [plots, ...others] = timesByCount(times, [evidenceOf.explanation]);
    expect(others).toEqual([]);
    const { byCount, perUnit } = plots!;
    const [{ points: line }] = byCount.curves as [(typeof byCount.curves)[number]];
    for (const { points } of byCount.series) {
      for (const { x, y } of points) expect(line.find((point) => point.x === x)!.y / y.estimate).toBeCloseTo(1, 6);
    }
    expect(perUnit.y.label).toBe('time for one turn of the event loop');
    expect(perUnit.series[1]!.points.at(-1)!.y.estimate).toBeCloseTo(5, 1);
  });

  test('take counts from every kind of claim, and leave out arms without counts', () => {
    const [{ metric, byCount }] = timesByCount(times, [evidenceOf['exact count']]) as [
      ReturnType<typeof timesByCount>[0],
    ];
    expect(metric).toBe('loopTurns');
    expect(byCount.series).toMatchObject([{ name: 'nested', points: [{ x: 20 }, { x: 200 }, { x: 2_000 }] }]);
    expect(byCount.curves).toEqual([]);
    expect(timesByCount(times, [evidenceOf['steady counts']])[0]!.byCount.series).toHaveLength(2);
  });

  test('do not exist if nothing was counted', () => {
    expect(timesByCount(times, [evidenceOf.scaling])).toEqual([]);
  });
});
