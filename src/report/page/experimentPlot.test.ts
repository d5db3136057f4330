import type { ClaimRecord, ExperimentRecord } from '../../record/record';
import { countedPlots, experimentPlot } from './experimentPlot';
import { evidenceOf } from '../../describe/testing/evidence';
import type { Evidence } from '../../claims/kinds';

const { times } = evidenceOf.explanation;
const experiment: ExperimentRecord = { arms: ['nested', 'flat'], sizes: [10, 100, 1_000], show: {}, rounds: 30, times };
const claimed = (evidence: Evidence): ClaimRecord =>
  ({ verdict: { outcome: 'holds', evidence } }) as unknown as ClaimRecord;

describe('the plot of an experiment', () => {
  test('has all arms on the same axes', () => {
    expect(experimentPlot(experiment)!.series.map(({ name, points }) => [name, points.length])).toEqual([
      ['nested', 3],
      ['flat', 3],
    ]);
  });

  test('is none of a single size', () => {
    expect(experimentPlot({ ...experiment, sizes: [10] })).toBeUndefined();
    expect(countedPlots({ ...experiment, sizes: [10] }, [claimed(evidenceOf.explanation)])).toEqual([]);
  });
});

describe('the plots of times against counts', () => {
  test('lay all arms on the line of the one price that explains them', () => {
    const [plots, ...others] = countedPlots(experiment, [claimed(evidenceOf.explanation)]);
    expect(others).toEqual([]);
    const { against, each } = plots!;
    const [{ points: line }] = against.curves as [(typeof against.curves)[number]];
    for (const { points } of against.series) {
      for (const { x, y } of points) expect(line.find((point) => point.x === x)!.y / y.estimate).toBeCloseTo(1, 6);
    }
    expect(each.y.label).toBe('time for one turn of the event loop');
    expect(each.series[1]!.points.at(-1)!.y.estimate).toBeCloseTo(5, 1);
  });

  test('take counts wherever they were claimed, and leave out arms that nobody counted', () => {
    const [{ metric, against }] = countedPlots(experiment, [claimed(evidenceOf['exact count'])]) as [
      ReturnType<typeof countedPlots>[0],
    ];
    expect(metric).toBe('loopTurns');
    expect(against.series).toMatchObject([{ name: 'nested', points: [{ x: 20 }, { x: 200 }, { x: 2_000 }] }]);
    expect(against.curves).toEqual([]);
    expect(countedPlots(experiment, [claimed(evidenceOf['steady counts'])])[0]!.against.series).toHaveLength(2);
  });

  test('are none where nothing was counted', () => {
    expect(countedPlots(experiment, [claimed(evidenceOf.scaling)])).toEqual([]);
  });
});
