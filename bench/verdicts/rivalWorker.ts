import { ScalingClaim } from '../../src/claims/scaling/scalingClaim';
import {
  knee,
  linear,
  linearithmic,
  quadratic,
  REAL_BENDS,
  SIZES,
  withFixedCost,
} from '../../src/claims/testing/curves';
import { distorted } from '../../src/claims/testing/noise';
import { inCpuTime, regimeRounds, REGIMES, type Regime } from '../../src/claims/testing/regimes';
import { simulatedTrial } from '../../src/claims/testing/simulatedTrial';
import type { Curve } from '../../src/model/growth';
import { seededRandom } from '../../src/statistics/random';
import { benchmarkSamples, RIVAL_ROUNDS, rivals, type BenchmarkSamples } from './rivals';

/** The truths that the tools judge. */
export const rivalTruths: Readonly<Record<string, Curve>> = {
  constant: () => 1,
  'log n': Math.log2,
  n: linear,
  'a + n, a as much as the top': withFixedCost(1, linear),
  'n as measured: push of objects': REAL_BENDS['push of objects']!,
  'n log n': linearithmic,
  'n, then n^2 from the fifth of six sizes': knee('fifth'),
  'n^2': quadratic,
};

/** Trials of a truth on a machine. */
export interface RivalChunk {
  readonly truth: string;
  readonly regime: keyof typeof REGIMES;
  readonly seed: number;
  readonly trials: number;
}

/** The number of times that each tool, by its name, gave each answer. */
export type Answers = Record<string, Record<string, number>>;

/** The name of this package among the tools. */
export const OURS = "`toScaleAs('n')`";

const DISTORTION = 0.05;
/** The time of a call of the largest size: long enough for rules whose tolerance is a time. */
const TOP_SECONDS = 0.01;

/** Counts the answers of every tool for the same machines, in a thread of its own. */
export function countAnswers({ truth, regime, seed, trials }: RivalChunk): Answers {
  const curve = rivalTruths[truth]!;
  const machine = REGIMES[regime];
  const answers: Answers = {};
  const add = (name: string, answer: string): void => {
    const own = (answers[name] ??= {});
    own[answer] = (own[answer] ?? 0) + 1;
  };
  for (let trial = seed; trial < seed + trials; trial++) {
    add(OURS, ours(curve, machine, trial));
    const samples = { wall: samplesOf(curve, machine, trial), cpu: samplesOf(curve, inCpuTime(machine), trial) };
    for (const { name, judge } of rivals) add(name, judge(samples));
  }
  return answers;
}

/** Returns our verdict. The same seed makes the same machine: the first collection begins with the other tools' rounds. */
function ours(curve: Curve, regime: Regime, seed: number): string {
  const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
  const truth = { claim, curves: [curve], distortion: DISTORTION };
  return simulatedTrial(truth, (times, random, arms) => regimeRounds(times, regime, random, arms), seededRandom(seed))
    .final;
}

function samplesOf(curve: Curve, regime: Regime, seed: number): BenchmarkSamples {
  const random = seededRandom(seed);
  const rounds = regimeRounds(distorted(SIZES, curve, DISTORTION, random), regime, random);
  const scale = TOP_SECONDS / curve(SIZES.at(-1)!);
  const taken = Array.from({ length: RIVAL_ROUNDS }, () => rounds().map((time) => scale * time));
  return benchmarkSamples(SIZES, taken);
}
