import { changeOf } from '../claims/baseline/change';
import type { ClaimBefore, StatedClaim } from '../claims/baseline/pairedResult';
import type { WorkloadChange } from '../claims/baseline/workloadChange';
import { changeText, outcomeOf } from '../describe/change';
import { exitCodeOf, itemsOf, type Comparison } from './comparison';
import type { ClaimRecord, FileRecord } from './record';
import { baselineRecord } from './testing/baselines';
import type { BaselineFileRecord } from './record';

const base = { named: 'main', commit: '0123456789abcdef', within: 1.05 };
const bounds = { low: -0.05, high: 0.05 };
const steadily = (log: number): number[] => [log - 0.001, log, log + 0.001];

function workload(given: Partial<WorkloadChange> = {}, log = 0): WorkloadChange {
  const time = changeOf(steadily(log), bounds);
  return {
    test: 'a test',
    ordinal: 1,
    experiment: undefined,
    arm: 'render',
    sizes: [10, 1_000],
    isOpen: time.outcome === 'open',
    time,
    times: [10, 1_000].map((n) => ({ n, ...time })),
    growth: undefined,
    counts: [],
    ...given,
  };
}

function baselineOf(given: Partial<BaselineFileRecord> = {}): BaselineFileRecord {
  return baselineRecord({ claimsNow: [stated('a test'), stated('another')], ...given });
}

function claim(outcome: 'holds' | 'violated' | 'undecided', given: Partial<ClaimRecord> = {}): ClaimRecord {
  const evidence = {
    kind: 'exact count',
    arm: 'render',
    metric: 'loopTurns',
    rows: [{ n: 1, claimed: 1, counted: [2] }],
  };
  const verdict =
    outcome === 'undecided'
      ? { outcome, reason: 'unanswerable', obstacle: { kind: 'narrow sweep', span: 4, spanNeeded: 16 } }
      : { outcome, evidence };
  const id = { file: '/a.perf.js', test: 'a test', ordinal: 1 };
  return {
    id,
    matcher: 'toScaleAtMost',
    isNot: false,
    claimed: 'it grows',
    verdict,
    ...given,
  } as unknown as ClaimRecord;
}

function comparison(files: readonly ClaimRecord[], ...compared: readonly BaselineFileRecord[]): Comparison {
  return { base, files: [{ file: '/a.perf.js', claims: files } as unknown as FileRecord], baselineFiles: compared };
}

const summary = (of: Comparison): string[] =>
  itemsOf(of).map(({ gravity, label, name }) => `${gravity} ${label} ${name}`);
const exitCode = (of: Comparison): number => exitCodeOf(of, itemsOf(of));
const stated = (test: string, claimed = 'it grows'): StatedClaim => ({
  test,
  ordinal: 1,
  matcher: 'toScaleAtMost',
  isNot: false,
  claimed,
});

const before = (test: string, claimed?: string, arms: readonly string[] = ['render']): ClaimBefore => ({
  ...stated(test, claimed),
  arms,
});

describe('a workload', () => {
  const count = { arm: 'render', metric: 'steps' };
  test.each([
    ['unchanged', workload()],
    ['slower', workload({}, Math.log(1.2))],
    ['faster', workload({}, -Math.log(1.2))],
    ['undecided', workload({ isOpen: true })],
    ['not compared', workload({ notCompared: 'it threw' })],
    ['slower', workload({ growth: changeOf(steadily(0.1), bounds) })],
    ['slower', workload({ counts: [{ ...count, rows: [{ n: 10, now: [5, 5, 5], base: [4, 4, 4] }] }] })],
    ['faster', workload({ counts: [{ ...count, rows: [{ n: 10, now: [3, 3, 3], base: [4, 4, 4] }] }] })],
    ['unchanged', workload({ counts: [{ ...count, rows: [{ n: 10, now: [4, 5, 4], base: [4, 4, 4] }] }] })],
  ] as const)('is %s', (outcome, of) => {
    expect(outcomeOf(of)).toBe(outcome);
  });

  test('is described counts first, with the size at which it changed most', () => {
    const counts = [{ ...count, rows: [{ n: 10, now: [5], base: [4] }] }];
    expect(changeText(workload({ counts }, Math.log(1.2)))).toBe(
      '5 steps at n = 10, 4 at the base; +20.0 % [+19.7 %, +20.3 %] time over n = 10 to 1,000; ' +
        '+20.0 % [+19.7 %, +20.3 %] at n = 10; 3 pairs of processes',
    );
  });
});

test('a workload that is slower names the line that it became slower at', () => {
  const call = { arm: 'render', n: 64, timeNs: 100 };
  const line = {
    file: '/repo/src/a.js',
    line: 11,
    source: ['sort();'],
    firstLine: 11,
    share: { from: 0.1, to: 0.55 },
    nativeShare: 0,
    garbageShare: 0,
  };
  const where = { from: { ...call, arm: 'render at main' }, to: call, lines: [line] };
  const [item] = itemsOf(comparison([], baselineOf({ workloads: [workload({ where }, 0.3)] })));
  const text = 'a.js:11, 55 % of the time of render, 10 % of render at main';
  expect(item).toMatchObject({ label: 'slower', culprit: { file: '/repo/src/a.js', line: 11, text } });
  expect(item!.text).toContain(`; most of it in ${text}`);
});

describe('a comparison', () => {
  test('has no items if nothing changed, and exits with 0', () => {
    const unchanged = comparison([claim('holds')], baselineOf({ workloads: [workload()] }));
    expect(itemsOf(unchanged)).toEqual([]);
    expect(exitCode(unchanged)).toBe(0);
  });

  test('lists violated items first, then undecided ones, then changes, then the rest', () => {
    const found = comparison(
      [claim('undecided'), claim('violated', { id: { file: '/a.perf.js', test: 'another', ordinal: 1 } })],
      baselineOf({
        workloads: [workload({}, -0.3), workload({ arm: 'parse' }, 0.3), workload({ arm: 'open', isOpen: true })],
        isNewFile: true,
        newClaims: [{ ...stated('young'), because: 'no such file' }],
        claimsNow: [stated('a test'), stated('another')],
      }),
    );
    expect(summary(found)).toEqual([
      'violated slower a test › parse',
      'violated violated another: it grows',
      'undecided undecided a test › open',
      'undecided unanswerable a test: it grows',
      'changed faster a test › render',
      'listed new young: it grows',
    ]);
  });

  test.each([
    ['a workload is slower', comparison([], baselineOf({ workloads: [workload({}, 0.3)] }))],
    ['a workload is undecided', comparison([], baselineOf({ workloads: [workload({ isOpen: true })] }))],
    ['a claim is violated', comparison([claim('violated')])],
    ['a claim is undecided', comparison([claim('undecided')])],
    ['a claim holds under .not', comparison([claim('holds', { isNot: true })])],
  ])('exits with 1 if %s', (_, found) => {
    expect(exitCode(found)).toBe(1);
  });

  test.each([
    ['a workload is faster', comparison([], baselineOf({ workloads: [workload({}, -0.3)] }))],
    ['what is slower is advisory', comparison([], baselineOf({ workloads: [workload({ advisory: true }, 0.3)] }))],
    ['a claim that is violated is advisory', comparison([claim('violated', { advisory: true })])],
    ['a claim is violated as .not says', comparison([claim('violated', { isNot: true })])],
  ])('exits with 0 if %s', (_, found) => {
    expect(exitCode(found)).toBe(0);
  });

  test('lists a claim that the base states and cannot measure as not compared', () => {
    const newClaims = [{ ...stated('a test'), because: 'no such module' }];
    const claimsNow = [stated('a test')];
    const broken = comparison([claim('holds')], baselineOf({ newClaims, claimsNow }));
    expect(summary(broken)).toEqual(['undecided not compared a test: it grows']);
    expect(exitCode(broken)).toBe(1);
    const young = baselineOf({ newClaims, claimsNow, claimsBefore: [before('another')] });
    expect(summary(comparison([claim('holds')], young))[0]).toBe('listed new a test: it grows');
  });

  test('lists a workload that the base neither names nor can measure as new', () => {
    const lacking = (given: Partial<BaselineFileRecord>): Comparison =>
      comparison(
        [],
        baselineOf({ workloads: [workload(), workload({ arm: 'fast', notCompared: 'it threw' })], ...given }),
      );
    const young = lacking({ claimsBefore: [before('a test'), before('another')] });
    expect(itemsOf(young)).toMatchObject([
      { gravity: 'listed', label: 'new', name: 'a test › fast', text: 'nothing to compare with: it threw' },
    ]);
    expect(exitCode(young)).toBe(0);
    for (const broken of [lacking({}), lacking({ claimsBefore: [before('a test', 'it grows', ['fast'])] })]) {
      expect(summary(broken)[0]).toBe('undecided not compared a test › fast');
      expect(exitCode(broken)).toBe(1);
    }
  });

  test('lists a claim that no process reached, and a workload that could not be measured, as not compared', () => {
    const lost = comparison([claim('holds')], baselineOf({ claimsNow: [] }));
    expect(summary(lost)).toEqual(['undecided not compared a test: it grows']);
    expect(exitCode(lost)).toBe(1);
    const broken = baselineOf({ workloads: [workload({ notCompared: 'it threw' })], claimsNow: [stated('a test')] });
    expect(exitCode(comparison([claim('holds')], broken))).toBe(1);
  });

  test('exits with 2 if nothing was measured', () => {
    expect(exitCode(comparison([]))).toBe(2);
    expect(exitCode(comparison([], baselineOf()))).toBe(2);
  });

  test('gives the verdict of a claim at the base', () => {
    const evidence = { kind: 'exact count', arm: 'render', metric: 'loopTurns', rows: [] } as const;
    const atBase = { ...stated('a test'), evidence };
    const [violated] = itemsOf(
      comparison([claim('violated')], baselineOf({ claimsAtBase: [{ ...atBase, outcome: 'holds' }] })),
    );
    expect(violated!.text).toContain('; at the base: holds, render takes exactly');
    const changed = comparison([claim('holds')], baselineOf({ claimsAtBase: [{ ...atBase, outcome: 'violated' }] }));
    expect(summary(changed)).toEqual(['changed holds a test: it grows']);
  });

  test('lists an overhead that grew as violated, one that shrank as changed, and no other', () => {
    const overhead = (log: number, advisory = false): BaselineFileRecord['overheads'][number] => ({
      ...stated('a test'),
      advisory,
      arm: 'checked',
      other: 'plain',
      change: changeOf(steadily(log), { low: -0.2, high: 0.2 }),
    });
    const found = comparison(
      [],
      baselineOf({ workloads: [workload()], overheads: [overhead(0.1), overhead(-0.5), overhead(0.5)] }),
    );
    expect(itemsOf(found).map(({ gravity, label, text }) => [gravity, label, text])).toEqual([
      [
        'violated',
        'overhead grown',
        'what checked costs more than plain changed by +64.9 % [+64.5 %, +65.3 %]; 3 pairs of processes',
      ],
      [
        'changed',
        'overhead shrunk',
        'what checked costs more than plain changed by -39.3 % [-39.5 %, -39.2 %]; 3 pairs of processes',
      ],
    ]);
    expect(exitCode(found)).toBe(1);
    expect(exitCode(comparison([], baselineOf({ workloads: [workload()], overheads: [overhead(0.5, true)] })))).toBe(0);
  });

  test('lists claims that were added, removed and renamed', () => {
    const found = comparison(
      [],
      baselineOf({
        workloads: [workload()],
        claimsNow: [stated('kept'), stated('new name', 'the same'), stated('added')],
        claimsBefore: [before('kept'), before('old name', 'the same'), before('gone', 'another')],
      }),
    );
    expect(itemsOf(found).map(({ label, name, text }) => [label, name, text])).toEqual([
      ['renamed', 'old name: the same', 'now: new name'],
      ['removed', 'gone: another', 'the base states it, and no test does now'],
      ['new', 'added: it grows', 'no test of the base states it; its workloads are compared all the same'],
    ]);
  });
});
