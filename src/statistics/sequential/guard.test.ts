import { guardedVote, GUARDS, PLANNING_GUARDS } from './guard';
import { seededRandom } from '../random';

describe('guardedVote', () => {
  test.each([
    ['beyond', 4.01],
    ['abstain', 3.99],
    ['abstain', 0],
    ['abstain', -1.49],
    ['within', -1.51],
  ])('says %s of what is %d distortions past its bound', (vote, distortions) => {
    expect(guardedVote(distortions * 0.05, 0.05, GUARDS)).toBe(vote);
  });
});

describe('what clears the guards elsewhere', () => {
  test('clears the guard in 99 % of other collections, each with a distortion of its own', () => {
    const random = seededRandom(6);
    // Box and Muller
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const trials = 20_000;
    let cleared = 0;
    for (let trial = 0; trial < trials; trial++) {
      // What is just enough in one collection is the violation itself, and that one's distortion.
      const violation = PLANNING_GUARDS.beyond - normal();
      if (guardedVote(violation + normal(), 1, GUARDS) === 'beyond') cleared++;
    }
    expect(cleared / trials).toBeGreaterThan(0.987);
    expect(cleared / trials).toBeLessThan(0.993);
  });
});
