import { createColors } from 'picocolors';
import type { ComparisonEvidence } from '../../claims/comparison/evidence';
import type { ScalingEvidence } from '../../claims/scaling/evidence';
import { about } from '../../describe/testing/evidence';
import type { ClaimRecord, ExperimentRecord, FileRecord } from '../../record/record';
import type { TerminalStyle } from '../terminal/terminalStyle';

export const plainStyle: TerminalStyle = {
  columns: 100,
  colours: createColors(false),
  isUnicode: true,
  isVerbose: false,
};

export const experiment: ExperimentRecord = {
  name: 'awaiting',
  arms: ['nested', 'flat'],
  sizes: [64, 65_536],
  show: { unit: 'ms', per: 1_000 },
  rounds: 31,
  times: [
    { arm: 'nested', n: 64, timeNs: about(12_340, 0.01) },
    { arm: 'nested', n: 65_536, timeNs: about(12_345_678, 0.02) },
    { arm: 'flat', n: 64, timeNs: about(6_000, 0.07) },
    { arm: 'flat', n: 65_536, timeNs: about(6_100_000, 0.001) },
  ],
};

export function claim(test: string, more: Pick<ClaimRecord, 'verdict'> & Partial<ClaimRecord>): ClaimRecord {
  return {
    id: { file: '/project/__perf__/awaiting.perf.ts', test, ordinal: 1 },
    matcher: 'toBeFasterThan',
    isNot: false,
    claimed: 'flat is at least 2 times as fast as nested at n = 64',
    confirmations: 1,
    collections: 1,
    rounds: 31,
    samples: [],
    setAside: [],
    freshProcesses: 0,
    invocation: 1,
    decidingNs: 0,
    wallNs: 1e9,
    ...more,
  };
}

const faster: ComparisonEvidence = {
  kind: 'comparison',
  detectableRatio: undefined,
  arm: 'flat',
  other: 'nested',
  low: undefined,
  high: 0.5,
  ratios: [{ n: 64, ratio: about(0.4, 0.01) }],
  times: [],
};

/** The evidence of a claim of linear growth at most, about times that are quadratic beside a fixed cost. */
export function quadratic(sizes: readonly number[] = [8, 32, 128, 512, 2_048]): ScalingEvidence {
  return {
    kind: 'scaling',
    arm: 'unique',
    growth: 'n',
    atMost: true,
    notLike: undefined,
    margin: 0.25,
    excess: { estimate: 1, low: 0.97, high: 1.03 },
    tail: {
      from: sizes.at(-2)!,
      to: sizes.at(-1)!,
      exponent: { estimate: 2, low: 1.99, high: 2.01 },
      claimed: 1,
    },
    tooSlow: ['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5'],
    tooFast: ['n^3'],
    possible: ['n^2'],
    detectable: undefined,
    inRangeOnly: false,
    times: sizes.map((n) => ({ arm: 'unique', n, timeNs: about(50 + 0.5 * n * n, 0.01) })),
  };
}

export const file: FileRecord = {
  version: 2,
  file: '/project/__perf__/awaiting.perf.ts',
  node: '24.0.0',
  machine: 'a processor, 2 cores, Linux x64',
  measuredAt: '2026-11-26T10:00:00.000Z',
  seed: 1,
  errorRate: 1e-6,
  countedByHooks: false,
  maxBusy: 1 / 3,
  skipped: [],
  programs: [],
  claims: [
    claim('flat is twice as fast', { verdict: { outcome: 'holds', evidence: { ...faster, detectableRatio: 0.55 } } }),
    claim('nested is not', { isNot: true, verdict: { outcome: 'violated', evidence: faster } }),
    claim('nested is thrice as fast', { verdict: { outcome: 'violated', evidence: faster } }),
    claim('it scales', {
      verdict: {
        outcome: 'undecided',
        reason: 'too close',
        obstacle: { kind: 'fixed cost', timeGrowth: 1.2, sizeGrowth: 1_024, needed: 3, atMost: false },
        evidence: faster,
      },
    }),
    claim('it scales on a busy machine', {
      verdict: {
        outcome: 'undecided',
        reason: 'busy',
        obstacle: { kind: 'contention', busyness: { waitingShare: 0.25, disturbedShare: 0.5, preemptedShare: 0.125 } },
        evidence: undefined,
      },
    }),
  ],
  experiments: [experiment],
  spending: {
    startNs: 300e6,
    compileNs: 200e6,
    warmUpNs: 150e6,
    measuringNs: 1_234e6,
    lostNs: 40e6,
    rerunNs: 0,
    decidingNs: 0,
    wallNs: 2_000e6,
  },
};
