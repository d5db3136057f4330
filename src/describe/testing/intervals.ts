import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';

/** An estimate with an interval of so much to either side. */
export function plusMinus(estimate: number, spread: number): Interval {
  return { estimate, low: estimate - spread, high: estimate + spread };
}

/** The times of an arm at both ends of a sweep. */
export const times: CellTime[] = [
  { arm: 'nested', n: 64, timeNs: plusMinus(1_000, 10) },
  { arm: 'nested', n: 65_536, timeNs: plusMinus(1_000_000, 10) },
];
