import { seededRandom } from '../../statistics/random';
import { distorted, LOADED, noisyRounds, QUIET } from '../testing/noise';
import { decide, tally } from '../testing/verdicts';
import { ConstantClaim } from './constantClaim';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];

test.each([
  ['a quiet', QUIET],
  ['a loaded', LOADED],
])('on %s machine, with distortions of 5 %%, no clear verdict is wrong', (_, noise) => {
  const outcomes = (truth: (n: number) => number) =>
    tally(100, (seed) => {
      const random = seededRandom(seed);
      const rounds = noisyRounds(distorted(SIZES, truth, 0.05, random), noise, random);
      return decide(new ConstantClaim({ arm: 'get', sizes: SIZES, factor: 1.5 }), rounds, 150).state;
    });
  expect(outcomes(() => 1e6)).toMatchObject({ violated: 0 });
  expect(outcomes(() => 1e6).holds).toBeGreaterThanOrEqual(95);
  expect(outcomes((n) => 1e5 * Math.log2(n))).toMatchObject({ holds: 0 });
  expect(outcomes((n) => n)).toMatchObject({ violated: 100 });
});
