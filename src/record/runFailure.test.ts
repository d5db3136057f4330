import type { Verdict } from '../claims/kinds';
import { isSatisfied, type ClaimRecord, type FileRecord } from './record';
import { runFailure } from './runFailure';

const evidence = { kind: 'exact count', arm: 'a', metric: 'loopTurns', rows: [] } as const;
const busyness = { waitingShare: 0.3, disturbedShare: 0.2, preemptedShare: 0.1 };
const VERDICTS = {
  holds: { outcome: 'holds', evidence },
  violated: { outcome: 'violated', evidence },
  unanswerable: {
    outcome: 'undecided',
    reason: 'unanswerable',
    obstacle: { kind: 'narrow sweep', span: 2, spanNeeded: 8 },
  },
  'too close': {
    outcome: 'undecided',
    reason: 'too close',
    obstacle: { kind: 'no slope', timeGrowth: 1 },
    evidence,
  },
  busy: { outcome: 'undecided', reason: 'busy', obstacle: { kind: 'contention', busyness }, evidence: undefined },
} as const satisfies Record<string, Verdict>;

type Name = keyof typeof VERDICTS;

function claim(name: Name, isNot = false): ClaimRecord {
  return {
    id: { file: 'a.perf.ts', test: 'a test', ordinal: 1 },
    matcher: 'toScaleLinearly',
    isNot,
    claimed: 'it grows like n',
    verdict: VERDICTS[name],
    confirmations: 1,
    collections: 1,
    rounds: 27,
    samples: [],
    setAside: [],
    freshProcesses: 0,
    invocation: 1,
    decidingNs: 0,
    wallNs: 1e9,
  };
}

function file(names: readonly Name[], maxBusy = 1 / 3): FileRecord {
  return {
    version: 2,
    file: 'a.perf.ts',
    machine: 'a processor, 2 cores, Linux x64',
    measuredAt: '2026-11-26T10:00:00.000Z',
    node: '24.0.0',
    seed: 1,
    errorRate: 1e-6,
    countedByHooks: false,
    maxBusy,
    skipped: [],
    programs: [],
    claims: names.map((name) => claim(name)),
    experiments: [],
    spending: {
      startNs: 0,
      compileNs: 0,
      warmUpNs: 0,
      measuringNs: 0,
      lostNs: 0,
      rerunNs: 0,
      decidingNs: 0,
      wallNs: 0,
    },
  };
}

describe('isSatisfied', () => {
  test.each<[Name, boolean, boolean]>([
    ['holds', true, false],
    ['violated', false, true],
    ['unanswerable', false, false],
    ['too close', false, false],
    ['busy', false, false],
  ])('what %s says what its test stated: %p, and under .not: %p', (name, stated, negated) => {
    expect(isSatisfied(claim(name))).toBe(stated);
    expect(isSatisfied(claim(name, true))).toBe(negated);
  });
});

describe('runFailure', () => {
  test.each<[string, Name[][]]>([
    ['nothing ran', []],
    ['a file has no claims', [[]]],
    ['all claims are decided', [['holds', 'violated']]],
    ['claims are undecided for other reasons: their tests fail', [['too close'], ['unanswerable']]],
    ['a third is busy', [['busy', 'holds', 'holds']]],
    ['a third of all files together is busy', [['busy'], ['holds', 'violated']]],
  ])('is undefined if %s', (_, files) => {
    expect(runFailure(files.map((names) => file(names)))).toBeUndefined();
  });

  test.each<[string, Name[][]]>([
    ['all claims were busy', [['busy'], ['busy', 'busy']]],
    ['the other claims were undecided too', [['busy', 'too close', 'unanswerable', 'too close']]],
  ])('says that nothing was decided if %s', (_, files) => {
    expect(runFailure(files.map((names) => file(names)))).toBe(
      'nothing was decided: the machine was too busy. Run it again on a quieter machine.',
    );
  });

  test('says how many claims were busy if they are more than a third', () => {
    expect(runFailure([file(['busy', 'busy', 'holds', 'holds', 'violated'])])).toBe(
      '2 of 5 claims could not be decided because the machine was busy, more than `maxBusy` allows. Run it again on a quieter machine.',
    );
  });

  test('applies the smallest share that a file allows', () => {
    expect(runFailure([file(['busy', 'holds'], 0.5)])).toBeUndefined();
    expect(runFailure([file(['busy', 'holds'], 0.5), file(['holds', 'holds'], 0.2)])).toMatch(/^1 of 4 claims/);
  });
});
