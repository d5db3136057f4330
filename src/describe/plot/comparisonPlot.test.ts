import type { Evidence } from '../../claims/kinds';
import { plotOf } from '../kinds';
import type { Plot } from './plot';
import { residualPlot } from './comparisonPlot';
import { about, evidenceOf } from '../testing/evidence';

const held = (evidence: Evidence): Plot => plotOf({ outcome: 'holds', evidence })!;

describe('the plot of residuals', () => {
  test('is 1 for points on the curve, with their intervals', () => {
    const { series, y } = residualPlot(held(evidenceOf.scaling))!;
    expect(y.quantity).toBe('ratio');
    for (const { y: found } of series[0]!.points) {
      expect(found.estimate).toBeCloseTo(1, 6);
      expect(found.high).toBeCloseTo(1.01, 6);
    }
  });

  test('shows by which factor points differ from a level', () => {
    const times = [10, 100, 1_000].map((n, i) => ({ arm: 'get', n, timeNs: about(i === 2 ? 150 : 100, 0) }));
    const { series } = residualPlot(held({ ...evidenceOf.constant, times }))!;
    expect(series[0]!.points.map((point) => point.y.estimate.toFixed(6))).toEqual(['1.000000', '1.000000', '1.500000']);
  });

  test('does not exist without a curve', () => {
    expect(residualPlot(held(evidenceOf['added cost']))).toBeUndefined();
  });
});
