import type { CollectionRecord } from '../../claims/samples';

/** A collection whose batches last as a function says, in rounds that each begin with another cell. */
export function collection(
  arms: readonly string[],
  sizes: readonly number[],
  rounds: number,
  timeNs: (arm: string, n: number, round: number) => number,
): CollectionRecord {
  const cells = arms.flatMap((arm) => sizes.map((n) => ({ arm, n })));
  return {
    statement: { kind: 'comparison', options: { arm: arms[0]!, other: arms.at(-1)!, sizes, high: 1 } },
    cells,
    seed: 7,
    calls: cells.map(() => 10),
    rounds: Array.from({ length: rounds }, (_, round) => ({
      order: cells.map((_cell, i) => (i + round) % cells.length),
      durationsNs: cells.map(({ arm, n }) => 10 * timeNs(arm, n, round)),
      controlNs: 1_000 + (round % 2),
      ...(round === 1 ? { preempted: [0] } : {}),
    })),
    busyness: { waitingShare: 0, disturbedShare: 0, preemptedShare: 0 },
    wallNs: 1e9,
  };
}
