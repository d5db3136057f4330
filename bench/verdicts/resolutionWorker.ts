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

/** A claim that holds, and the smallest detectable violation that its evidence names. */
interface Promised extends Truth {
  /** Returns the costs of the arms with the violation that the evidence names, or undefined if it names none. */
  readonly violation: (evidence: Evidence) => readonly Curve[] | undefined;
}

const TOP = SIZES.at(-1)!;
const scaling = (atMost: boolean): TimedClaim => new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost });

const excessOf: Promised['violation'] = (evidence) => {
  const excess = evidence.kind === 'scaling' ? evidence.detectable?.excess : undefined;
  return excess === undefined ? undefined : [power(1 + excess)];
};

const partOf: Promised['violation'] = (evidence) => {
  const share = evidence.kind === 'scaling' ? evidence.detectable?.share : undefined;
  return share === undefined ? undefined : [(n) => (1 - share) * n + (share * n * n) / TOP];
};

/** Every kind of violation whose smallest detectable size a verdict names. */
export const promises: Readonly<Record<string, Promised>> = {
  "`toScaleAs('n')`, an excess of the exponent": {
    claim: scaling(false),
    curves: [linear],
    distortion: 0.05,
    violation: excessOf,
  },
  "`toScaleAtMost('n')`, an excess of the exponent": {
    claim: scaling(true),
    curves: [linear],
    distortion: 0.05,
    violation: excessOf,
  },
  "`toScaleAtMost('n')`, a share that grows like n^2": {
    claim: scaling(true),
    curves: [linear],
    distortion: 0.05,
    violation: partOf,
  },
  "`toStayConstant({ within: '1.5x' })`, a power of n": {
    claim: new ConstantClaim({ arm: 'work', sizes: SIZES, factor: 1.5 }),
    curves: [() => 1],
    distortion: 0.05,
    violation: (evidence) => {
      const exponent = evidence.kind === 'constant' ? evidence.detectableExponent : undefined;
      return exponent === undefined ? undefined : [power(exponent)];
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
      const share = evidence.kind === 'explanation' ? evidence.detectableShare : undefined;
      return share === undefined ? undefined : [(n) => (1 + share) * n, linear];
    },
  },
  "`toCostAtMost('10 ns')`, an amount": {
    claim: new AddedCostClaim({ arm: 'a', other: 'b', sizes: [10, 20, 40], atMostNs: 10 }),
    curves: [(n) => n + 4, linear],
    distortion: 0.01,
    violation: (evidence) => {
      const addedNs = evidence.kind === 'added cost' ? evidence.detectableNs : undefined;
      return addedNs === undefined ? undefined : [(n) => n + addedNs, linear];
    },
  },
  "`toBeAsFastAs({ within: '10 %' })`, a ratio": {
    claim: new ComparisonClaim({ arm: 'a', other: 'b', sizes: [100, 1000, 10_000], low: 1 / 1.1, high: 1.1 }),
    curves: [linear, linear],
    distortion: 0.006,
    violation: (evidence) => {
      const ratio = evidence.kind === 'comparison' ? evidence.detectableRatio : undefined;
      return ratio === undefined ? undefined : [(n) => ratio * n, linear];
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

/** The outcomes of the smallest detectable violations that verdicts named. */
export interface ResolutionCounts {
  /** The trials without a violation: the claim did not hold, or no violation was detectable. */
  readonly without: number;
  readonly outcomes: OutcomeCounts;
}

/** Counts the outcomes of the violations that verdicts name, each in a collection of its own. */
export function countDetected({
  promise: name,
  machine: machineName,
  seed,
  trials,
}: ResolutionChunk): ResolutionCounts {
  const promise = promises[name]!;
  const machine = machineNamed(machineName);
  const outcomes = noOutcomes();
  let without = 0;
  for (let trial = seed; trial < seed + trials; trial++) {
    const random = seededRandom(trial);
    const { judge } = judgedCollection(promise.claim, promise, machine, random);
    const curves = judge.state === 'holds' ? promise.violation(judge.evidence() as Evidence) : undefined;
    if (curves === undefined) without++;
    else outcomes[collected(promise.claim, { ...promise, curves }, machine, random)]++;
  }
  return { without, outcomes };
}
