import path from 'node:path';
import { CLEAR_CHANCE } from '../../statistics/sequential/clearTest';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { seededRandom } from '../../statistics/random';
import type { Curve } from '../../model/growth';
import { noiseOf, readRecording, replayedRounds } from '../testing/recordings';
import { regimeRounds, REGIMES } from '../testing/regimes';
import type { Machine } from '../testing/simulatedTrial';
import { clearlyEndlessBoundTest } from './endlessGrowth';
import { clearlySettledBoundTest } from './settledGrowth';

const SIZES = [67, 269, 1_074, 4_297, 17_189, 68_755];
const TOP = SIZES.at(-1)!;
const [, , , , BEFORE_LAST] = SIZES as [number, number, number, number, number];
const RECORDINGS = path.resolve('fixtures/recordings');
const RECORDED = ['idle_sum', 'idle_split', 'idle_alloc', 'idle_sort', 'idle_mapGet'].concat([
  'hog_sum',
  'hog_alloc',
  'hog_sort',
  'hog_binSearch',
]);

/** The machines whose noise comes and goes within a few rounds: what lasts longer is not left to votes. */
const MACHINES: [string, Machine][] = [
  ...(['quiet', 'ci', 'gc', 'hog', 'heavy'] as const).map((name): [string, Machine] => [
    name,
    (times, random, arms) => regimeRounds(times, REGIMES[name], random, arms),
  ]),
  ...RECORDED.map((name): [string, Machine] => {
    const noise = noiseOf(readRecording(RECORDINGS, name));
    return [name, (times, random, arms) => replayedRounds(times, noise, random, arms)];
  }),
];

/** The prices at the very bound of one that has settled: n times some powers above the sizes of the last steps. */
const powersAbove =
  (last: number, before: number): Curve =>
  (n) => {
    const from = SIZES[3]!;
    return n * Math.max(1, Math.min(n, BEFORE_LAST) / from) ** before * Math.max(1, n / BEFORE_LAST) ** last;
  };
const AT_SETTLED: [string, Curve][] = [
  ['a rise that is still slow', powersAbove(0.55, 0.35)],
  ['a step of the machine that has ended', powersAbove(0.4, 1.4)],
  ['the same rise in every step', (n) => n ** 1.3],
];
/** The times at the very bound of a price that rises without end: sixteen times as much at the top. */
const AT_ENDLESS: [string, Curve][] = [
  ['a steady rise', (n) => n * 16 * (Math.max(n, TOP / 154.6) / TOP) ** 0.55],
  ['the square root of n in every step', (n) => n * Math.sqrt(Math.max(1, n / 269))],
];

/** Returns the share of rounds that vote, over several collections. */
function shareOfVotes(boundTest: BoundTest, truth: Curve, machine: Machine): number {
  const [collections, rounds] = [20, 40];
  let votes = 0;
  for (let seed = 0; seed < collections; seed++) {
    const next = machine(
      SIZES.map((n) => 100 * truth(n)),
      seededRandom(seed),
      1,
    );
    for (let round = 0; round < rounds; round++) if (boundTest(next()) !== 'abstained') votes++;
  }
  return votes / (collections * rounds);
}

describe.each(MACHINES)('of the rounds on %s', (_, machine) => {
  test.each(AT_SETTLED)('at most a quarter are clear of settling if the truth is at its bound: %s', (__, truth) => {
    const boundTest = clearlySettledBoundTest(SIZES, (n) => n, 'above');
    expect(shareOfVotes(boundTest, truth, machine)).toBeLessThanOrEqual(CLEAR_CHANCE);
  });

  test.each(AT_ENDLESS)('at most a quarter are clear of rising on if the truth is at its bound: %s', (__, truth) => {
    const boundTest = clearlyEndlessBoundTest(SIZES, (n) => n, 'above');
    expect(shareOfVotes(boundTest, truth, machine)).toBeLessThanOrEqual(CLEAR_CHANCE);
  });
});
