import type { ExplanationEvidence } from '../../claims/explanation/evidence';
import { oneOf, significantDuration, stated } from '../quantity';
import { countAxis } from './countPlot';
import type { Plot } from './plot';
import { plotFrom, TIME_AXIS, valuesBetween } from './plotParts';

/** Returns times by counts: all arms lie on one line if one price explains them. */
export function explanationPlot({ metric, within, priceNs, fixedNs, residuals, times }: ExplanationEvidence): Plot {
  const arms = [...new Set(residuals.map(({ arm }) => arm))];
  const places = valuesBetween(residuals.map(({ counted }) => counted));
  const explained = (counted: number): number => fixedNs.estimate + priceNs.estimate * counted;
  return plotFrom({
    x: countAxis(metric),
    y: TIME_AXIS,
    series: arms.map((name) => ({
      name,
      points: residuals
        .filter(({ arm }) => arm === name)
        .map(({ n, counted }) => ({
          x: counted,
          y: times.find((time) => time.arm === name && time.n === n)!.timeNs,
        })),
    })),
    curves: [
      {
        name: `${significantDuration(priceNs.estimate)} for ${oneOf(metric)}`,
        points: places.map((x) => ({ x, y: explained(x) })),
      },
    ],
    band: {
      name: `allowed, ${stated(100 * within)} % off`,
      edges: places.map((x) => ({ x, low: explained(x) * (1 - within), high: explained(x) * (1 + within) })),
    },
  });
}
