import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mean } from '../../statistics/mean';
import { seededRandom } from '../../statistics/random';
import { ComparisonClaim } from '../comparison/comparisonClaim';
import { ERROR_RATE, feed } from '../testing/verdicts';
import { CHANCE_AT_LIMIT, PROCESS_ALLOWANCE, PROCESSES_AT_A_LOOK, sideOf } from './betweenProcesses';

const FOLDER = path.join(__dirname, '../../../fixtures/processes');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));

/** Two functions, and the median ratio of 52 rounds in each of some dozens of fresh processes. */
interface RecordedPair {
  readonly about: string;
  readonly allocates: boolean;
  readonly ratios: readonly number[];
}

/** Two functions, and the times of all rounds in each process, in a unit of their own. */
interface RecordedRounds {
  readonly about: string;
  readonly processes: readonly { readonly a: readonly number[]; readonly b: readonly number[] }[];
}

const { pairs } = read('ratios.json') as { pairs: readonly RecordedPair[] };
const { pairs: withRounds } = read('rounds.json') as { pairs: readonly RecordedRounds[] };
const lean = pairs.filter(({ allocates }) => !allocates);

const logsOf = ({ ratios }: RecordedPair): number[] => ratios.map(Math.log);
function spreadOf(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

describe('recorded processes', () => {
  test.each(lean)('differ by a standard deviation of 0.4 to 4 % if nothing is allocated: $about', (pair) => {
    const spread = spreadOf(logsOf(pair));
    expect(spread).toBeGreaterThan(0.004);
    expect(spread).toBeLessThan(0.04);
  });

  test('differ from the others of their pair by over a tenth in one of a hundred, if nothing is allocated', () => {
    const far = lean.map(logsOf).map((logs) => logs.filter((log) => Math.abs(log - mean(logs)) > PROCESS_ALLOWANCE));
    const all = lean.reduce((sum, { ratios }) => sum + ratios.length, 0);
    expect(far.flat().length).toBeLessThanOrEqual(all / 100);
  });

  // Their medians differ by more, but so do their rounds: votes that must clear the limit by a tenth are not unanimous.
  test.each(withRounds)('come to no verdict alone if the limit is the ratio of the pair: $about', ({ processes }) => {
    const middles = processes.map(({ a, b }) => a.map((time, i) => Math.log(time / b[i]!)).sort((x, y) => x - y));
    const limit = Math.exp(mean(middles.map((logs) => logs[logs.length >> 1]!)));
    for (const bounds of [{ high: limit }, { low: limit }]) {
      const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [1], ...bounds });
      const states = processes.map(({ a, b }) => {
        const rounds = a.map((time, i) => [time, b[i]!]);
        return feed(claim.judge(ERROR_RATE), rounds).state;
      });
      expect(new Set(states)).toEqual(new Set(['near']));
    }
  });

  test('come together to a wrong verdict in at most 1 of 100 draws, if the limit is the ratio of the pair', () => {
    const random = seededRandom(5);
    const chances = { inside: CHANCE_AT_LIMIT.passing, outside: CHANCE_AT_LIMIT.failing };
    const draws = 1_000;
    let wrong = 0;
    for (const logs of pairs.map(logsOf)) {
      const middle = mean(logs);
      for (let draw = 0; draw < draws; draw++) {
        const excesses = Array.from({ length: 9 }, () => logs[Math.floor(random() * logs.length)]! - middle);
        const sides = PROCESSES_AT_A_LOOK.map((count) => sideOf(excesses.slice(0, count), chances));
        if (['inside', 'outside'].includes(sides.find((side) => side !== 'open') ?? 'open')) wrong++;
      }
    }
    expect(wrong / draws / pairs.length).toBeLessThan(CHANCE_AT_LIMIT.passing);
  });
});
