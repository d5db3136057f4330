import { SequentialTest, type SequentialTestOptions } from '../sequential/sequentialTest';
import type { BoundTest } from '../sequential/voteCount';

/** Returns a bound that rejects a time over 1 of a cell, accepts one under 1, and abstains at 1 itself. */
export function aroundOne(cell: number): BoundTest {
  return (times) => {
    const time = times[cell]!;
    if (time === 1) return 'abstained';
    return time > 1 ? 'rejected' : 'accepted';
  };
}

/** Returns a test with the given options, else of one cell around 1 at the default error rate of a claim. */
export function testOf(options: Partial<SequentialTestOptions>): SequentialTest {
  return new SequentialTest({
    cells: 1,
    errorRate: 1e-6,
    groupSizes: [1, 3, 9],
    boundTests: () => [aroundOne(0)],
    ...options,
  });
}

/** Adds the same round until the test decides, and returns the rounds taken: at most `most`. */
export function roundsToDecide(test: SequentialTest, times: readonly number[], most = 500): number {
  let rounds = 0;
  while (test.state === 'open' && rounds < most) {
    test.add(times);
    rounds++;
  }
  return rounds;
}
