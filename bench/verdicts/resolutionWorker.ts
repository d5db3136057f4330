import { AddedCostClaim } from '../../src/claims/addedCost/addedCostClaim';
import type { TimedClaim, Evidence } from '../../src/claims/kinds';
import { ComparisonClaim } from '../../src/claims/comparison/comparisonClaim';
import { ConstantClaim } from '../../src/claims/constant/constantClaim';
import { ExplanationClaim } from '../../src/claims/explanation/explanationClaim';
import { ScalingClaim } from '../../src/claims/scaling/scalingClaim';
import { linear, power, SIZES } from '../../src/claims/testing/curves';
import { collected, judgedCollection, type Truth } from '../../src/claims/testing/simulatedTrial';
import type { Curve } from '../../src/model/growth';
import { seededRandom } from '../../src/statistics/random';
import { machineNamed } from './machines';
import { noOutcomes, type OutcomeCounts } from './outcomes';

/** A claim that holds, and the violation that its evidence says would have been caught. */
interface Promised extends Truth {
  /** Returns what the arms cost with the violation that the evidence names, or undefined where it names none. */
  readonly violation: (evidence: Evidence) => readonly Curve[] | undefined;
}

const TOP = SIZES.at(-1)!;
const scaling = (atMost: boolean): TimedClaim => new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost });

const excess: Promised['violation'] = (evidence) => {
  const caught = evidence.kind === 'scaling' ? evidence.detectable?.excess : undefined;
  return caught === undefined ? undefined : [power(1 + caught)];
};

const part: Promised['violation'] = (evidence) => {
  const share = evidence.kind === 'scaling' ? evidence.detectable?.share : undefined;
  return share === undefined ? undefined : [(n) => (1 - share) * n + (share * n * n) / TOP];
};

/** Every kind of violation whose size a verdict prints. */
export const promises: Readonly<Record<string, Promised>> = {
  "`toScaleAs('n')`, an excess of the exponent": {
    claim: scaling(false),
    curves: [linear],
    distortion: 0.05,
    violation: excess,
  },
  "`toScaleAtMost('n')`, an excess of the exponent": {
    claim: scaling(true),
    curves: [linear],
    distortion: 0.05,
    violation: excess,
  },
  "`toScaleAtMost('n')`, a share that grows like n^2": {
    claim: scaling(true),
    curves: [linear],
    distortion: 0.05,
    violation: part,
  },
  "`toStayConstant({ within: '1.5x' })`, a power of n": {
    claim: new ConstantClaim({ arm: 'work', sizes: SIZES, factor: 1.5 }),
    curves: [() => 1],
    distortion: 0.05,
    violation: (evidence) => {
      const caught = evidence.kind === 'constant' ? evidence.detectableExponent : undefined;
      return caught === undefined ? undefined : [power(caught)];
    },
  },
  "`toBeExplainedBy('steps', { within: '10 %' })`, another price in one arm": {
    claim: new ExplanationClaim({
      metric: 'steps',
      sizes: [2, 6, 20, 60],
      within: 0.1,
      arms: ['a', 'b'].map((arm) => ({ arm, counts: [2, 6, 20, 60] })),
    }),
    curves: [linear, linear],
    distortion: 0.02,
    violation: (evidence) => {
      const caught = evidence.kind === 'explanation' ? evidence.detectableShare : undefined;
      return caught === undefined ? undefined : [(n) => (1 + caught) * n, linear];
    },
  },
  "`toCostAtMost('10 ns')`, an amount": {
    claim: new AddedCostClaim({ arm: 'a', other: 'b', sizes: [10, 20, 40], atMostNs: 10 }),
    curves: [(n) => n + 4, linear],
    distortion: 0.01,
    violation: (evidence) => {
      const caught = evidence.kind === 'added cost' ? evidence.detectableNs : undefined;
      return caught === undefined ? undefined : [(n) => n + caught, linear];
    },
  },
  "`toBeAsFastAs({ within: '10 %' })`, a ratio": {
    claim: new ComparisonClaim({ arm: 'a', other: 'b', sizes: [100, 1000, 10_000], low: 1 / 1.1, high: 1.1 }),
    curves: [linear, linear],
    distortion: 0.006,
    violation: (evidence) => {
      const caught = evidence.kind === 'comparison' ? evidence.detectableRatio : undefined;
      return caught === undefined ? undefined : [(n) => caught * n, linear];
    },
  },
};

/** Trials of a promise on a machine. */
export interface ResolutionChunk {
  readonly promise: string;
  readonly machine: string;
  readonly seed: number;
  readonly trials: number;
}

/** What became of violations that verdicts said they would have caught. */
export interface ResolutionCounts {
  /** Of trials that made no promise, since the claim did not hold or nothing would have been caught. */
  readonly without: number;
  readonly outcomes: OutcomeCounts;
}

/** Counts, in a thread of its own, how the violations that verdicts name are judged in collections of their own. */
export function countCaught({ promise: name, machine: machineName, seed, trials }: ResolutionChunk): ResolutionCounts {
  const promise = promises[name]!;
  const machine = machineNamed(machineName);
  const outcomes = noOutcomes();
  let without = 0;
  for (let trial = seed; trial < seed + trials; trial++) {
    const random = seededRandom(trial);
    const judge = judgedCollection(promise.claim, promise, machine, random);
    const curves = judge.state === 'holds' ? promise.violation(judge.evidence() as Evidence) : undefined;
    if (curves === undefined) without++;
    else outcomes[collected(promise.claim, { ...promise, curves }, machine, random)]++;
  }
  return { without, outcomes };
}
