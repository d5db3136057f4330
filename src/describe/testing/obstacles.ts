import type { ObstacleOf } from '../../model/obstacle';

/** A price that had not settled at the top of chosen sizes. */
export const unsettledPrice: ObstacleOf<'unsettled price'> = {
  kind: 'unsettled price',
  growth: 'n',
  from: 3_106,
  to: 12_425,
  exponent: 1.618,
  cheapestAt: 194,
  rise: 14.3,
  decisive: { n: 30_000, timeNs: 2.1e8 },
};
