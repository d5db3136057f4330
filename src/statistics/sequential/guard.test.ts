import { guardedVote, GUARDS, PLANNING_GUARDS } from './guard';
import { seededRandom } from '../random';

describe('guardedVote', () => {
  test.each([
    ['rejected', 4.01],
    ['abstained', 3.99],
    ['abstained', 0],
    ['abstained', -1.49],
    ['accepted', -1.51],
  ])('returns %s for a figure that is %d distortions past its bound', (vote, distortions) => {
    expect(guardedVote(distortions * 0.05, 0.05, GUARDS)).toBe(vote);
  });
});

describe('PLANNING_GUARDS', () => {
  test('are cleared by violations that clear the guards in 99 % of other collections, each with its own distortion', () => {
    const random = seededRandom(6);
    // Box and Muller
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const trials = 20_000;
    let cleared = 0;
    for (let trial = 0; trial < trials; trial++) {
      // One collection just clears the guard by the violation and its own distortion.
      const violation = PLANNING_GUARDS.toReject - normal();
      if (guardedVote(violation + normal(), 1, GUARDS) === 'rejected') cleared++;
    }
    expect(cleared / trials).toBeGreaterThan(0.987);
    expect(cleared / trials).toBeLessThan(0.993);
  });
});
