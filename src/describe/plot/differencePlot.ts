import type { Difference } from '../../claims/shared/evidence';
import type { Plot, PlotBand } from './plot';
import { plotFrom } from './plotParts';

/** Returns how much more one arm costs than another at each size, with the differences that a claim allows. */
export function differencePlot(
  arm: string,
  other: string,
  differences: readonly Difference[],
  band: PlotBand | undefined,
): Plot {
  const name = `${arm} − ${other}`;
  return plotFrom({
    y: { label: name, quantity: 'duration' },
    series: [{ name, points: differences.map(({ n, differenceNs }) => ({ x: n, y: differenceNs })) }],
    band,
  });
}
