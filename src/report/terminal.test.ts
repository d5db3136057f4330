import { stripVTControlCharacters } from 'node:util';
import type { ClaimRecord, ExperimentRecord, FileRecord } from '../evidence/record';
import { renderRun } from './terminal';
import { wrap } from './wrap';

const about = (estimate: number, share: number) => ({
  estimate,
  low: estimate * (1 - share),
  high: estimate * (1 + share),
});

const experiment: ExperimentRecord = {
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

const claim = (test: string, more: Pick<ClaimRecord, 'verdict'> & Partial<ClaimRecord>): ClaimRecord => ({
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
});

const faster = {
  kind: 'ratio',
  caughtRatio: undefined,
  arm: 'flat',
  other: 'nested',
  low: undefined,
  high: 0.5,
  ratios: [{ n: 64, ratio: about(0.4, 0.01) }],
  times: [],
} as const;

const file: FileRecord = {
  version: 1,
  file: '/project/__perf__/awaiting.perf.ts',
  node: '24.0.0',
  seed: 1,
  errorRate: 1e-6,
  hooked: false,
  maxBusy: 1 / 3,
  skipped: [],
  programs: [],
  claims: [
    claim('flat is twice as fast', { verdict: { outcome: 'holds', evidence: faster } }),
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
        busyness: { waitingShare: 0.25, disturbedShare: 0.5, preemptedShare: 0.125 },
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

const rendered = (files: readonly FileRecord[], columns?: number): string =>
  stripVTControlCharacters(renderRun(files, columns));

describe('renderRun', () => {
  test('shows experiments, claims with what they rest on, and where the time went', () => {
    expect(rendered([file])).toMatchInlineSnapshot(`
     "
     awaiting: ms for 1,000 calls, median of 31 rounds or fewer; 95 % intervals are within ±2.00 % unless shown
     ┌────────┬────────┬──────────────┐
     │      n │ nested │         flat │
     │     64 │   12.3 │ 6.00 ±7.00 % │
     │ 65,536 │ 12,300 │        6,100 │
     └────────┴────────┴──────────────┘

     holds      flat is twice as fast
                flat is 2.50 [2.48, 2.53] times as fast as nested at n = 64
     violated   nested is not (as .not claims)
                flat is 2.50 [2.48, 2.53] times as fast as nested at n = 64
     violated   nested is thrice as fast
                flat is 2.50 [2.48, 2.53] times as fast as nested at n = 64
     too close  it scales
                time grew only 1.20 times while n grew 1,024 times: a fixed cost hides the growth
     busy       it scales on a busy machine
                not decided, nor by a second try: the process waited for a core 25.0 % of the time, 12.5
                % of its batches were preempted, and 50.0 % of the control batches were over a quarter
                slower than the best

     5 claims: 2 as stated, 1 not as stated, 2 undecided; error rate 1e-6 a claim. [ ] are 95 % intervals.

     awaiting.perf.ts: 2 s (start 300 ms, compile 200 ms, warm-up 150 ms, measuring 1.23 s, lost 40 ms, rest 76 ms)
     "
    `);
  });

  test('says nothing of files without claims', () => {
    expect(rendered([{ ...file, claims: [] }])).toBe('');
    expect(rendered([])).toBe('');
  });

  test.each<[string, Partial<FileRecord>, string]>([
    [
      'that its claims were not measured',
      { claims: [], notMeasured: { because: 'coverage counts every statement', claims: 1 } },
      'awaiting.perf.ts: 1 claim not measured: coverage counts every statement',
    ],
    [
      'what distorts its figures',
      { distortion: 'events take twice as long' },
      "awaiting.perf.ts ran inside of Jest's own process, without the runner: events take twice as long, and whatever",
    ],
    [
      'that counting slowed it down',
      { hooked: true },
      'awaiting.perf.ts: promises were counted in the process that measures, since no other one could; awaits that were',
    ],
    [
      'that claims were stated again until they passed',
      { claims: [{ ...file.claims[0]!, invocation: 2 }] },
      'awaiting.perf.ts: 1 claim stated again by jest.retryTimes. What is tried until it passes has no error rate',
    ],
    [
      'that claims are not for this run, and how to have them decided',
      { claims: [], skipped: [{ obstacle: { kind: 'no base' }, claims: 2 }] },
      'awaiting.perf.ts: 2 claims skipped: the claim is about the code of another commit, and nobody said which. To have them decided, type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__.',
    ],
    [
      'what its programs are',
      { programs: [{ program: 'python3 worker.py', runtime: 'CPython 3.11.7' }] },
      'python3 worker.py: CPython 3.11.7',
    ],
    [
      'how busy the machine was',
      { busyness: { waitingShare: 0.0123, disturbedShare: 0.02, preemptedShare: 0.005 } },
      'machine: the process waited for a core 1.23 % of the time, 0.500 % of its batches were preempted, and 2.00 %',
    ],
  ])('says of a file %s', (_, more, note) => {
    expect(rendered([{ ...file, ...more }])).toContain(`\n${note}`);
    expect(rendered([file])).not.toContain(note);
  });

  test('says of a claim why it was not confirmed by a process of its own', () => {
    const claims = [{ ...file.claims[0]!, notAlone: 'list is not defined' }];
    expect(rendered([{ ...file, claims }], 200)).toContain('; not in a process of its own: list is not defined');
  });

  test('says of claims beside another commit how often they are wrong, and of the others by themselves', () => {
    const workload = {
      test: 'a test',
      ordinal: 1,
      experiment: undefined,
      arm: 'render',
      sizes: [10],
      isOpen: false,
      notCompared: 'it threw',
    };
    const evidence = { kind: 'change', arm: 'render', base: 'main', low: undefined, high: 1.05, workload } as const;
    const beside = claim('no slower than it was', { verdict: { outcome: 'holds', evidence } });
    expect(rendered([{ ...file, claims: [beside, file.claims[0]!] }])).toContain(
      '0 undecided; error rate 1e-6 a claim; beside another commit, at the bound, 3 of 100 held and 4 of 1,000 violated by chance. [ ]',
    );
    expect(rendered([{ ...file, claims: [beside] }])).not.toContain('error rate');
  });

  test('keeps what claims rest on within the columns there are', () => {
    const [narrow, wide] = [60, 160].map((columns) => rendered([{ ...file, experiments: [] }], columns).split('\n'));
    const evidence = (lines: string[] | undefined): string[] => lines?.filter((line) => line.startsWith('    ')) ?? [];
    expect(Math.max(...evidence(narrow).map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(evidence(wide)).toHaveLength(6);
    const words = (lines: string[]): string => lines.map((line) => line.trim()).join(' ');
    expect(words(evidence(narrow))).toBe(words(evidence(wide)));
  });

  test('chooses a unit that suits the largest figure, of one call', () => {
    const text = rendered([{ ...file, experiments: [{ ...experiment, name: undefined, show: {} }] }]);
    expect(text).toMatch(/^\nms for a call, /);
    expect(text).toMatch(/ 65,536 │ +12\.3 │ +6\.10 │/);
  });

  test('gives every interval its own place where all are wide', () => {
    const times = experiment.times.map((time) => ({ ...time, timeNs: about(time.timeNs.estimate, 0.2) }));
    const text = rendered([{ ...file, experiments: [{ ...experiment, times }] }]);
    expect(text).toMatch(/; ± are 95 % intervals\n/);
    expect(text.match(/±20\.0 %/g)).toHaveLength(4);
  });

  test('leaves a cell empty of which nothing was measured', () => {
    const text = rendered([{ ...file, experiments: [{ ...experiment, times: experiment.times.slice(0, 3) }] }]);
    expect(text).toMatch(/ 65,536 │ +12,300 │ +│/);
  });
});

describe('wrap', () => {
  test('breaks at spaces, before the width is passed', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one two three four', 7)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one two three four', 18)).toEqual(['one two three four']);
  });

  test('leaves a word whole that is longer than the width', () => {
    expect(wrap('a toHaveConstantOverhead b', 10)).toEqual(['a', 'toHaveConstantOverhead', 'b']);
  });

  test('makes an empty text one empty line', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});
