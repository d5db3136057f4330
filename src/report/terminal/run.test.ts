import stringWidth from 'string-width';
import { about } from '../../describe/testing/evidence';
import type { FileRecord } from '../../record/record';
import type { TerminalStyle } from './terminalStyle';
import { renderRun } from './run';
import { claim, experiment, file, plainStyle, quadratic } from '../testing/records';

const rendered = (files: readonly FileRecord[], style: Partial<TerminalStyle> = {}): string =>
  renderRun(files, { ...plainStyle, ...style });

describe('renderRun', () => {
  test('shows experiments, claims with their figures, and the time that the file took', () => {
    expect(rendered([file])).toMatchInlineSnapshot(`
      "
      awaiting: ms for 1,000 calls, medians of up to 31 rounds; 95 % intervals are within ±2.00 % unless
      shown
      ┌────────┬────────┬──────────────┐
      │      n │ nested │         flat │
      │     64 │   12.3 │ 6.00 ±7.00 % │
      │ 65,536 │ 12,300 │        6,100 │
      └────────┴────────┴──────────────┘

      verdict    found [95 %]                would have caught  took, ms  claim
      holds      2.50x [2.48, 2.53] as fast  1.82x as fast         1,000  flat is twice as fast
      violated   2.50x [2.48, 2.53] as fast                        1,000  nested is not (as .not claims)
      violated   2.50x [2.48, 2.53] as fast                        1,000  nested is thrice as fast
      undecided  2.50x [2.48, 2.53] as fast                        1,000  it scales
      undecided                                                    1,000  it scales on a busy machine

      violated  nested is thrice as fast
        Claimed: flat is at least 2 times as fast as nested at n = 64
        Found: flat is 2.50 [2.48, 2.53] times as fast as nested at n = 64

      undecided (too close)  it scales
        Claimed: flat is at least 2 times as fast as nested at n = 64
        Found: flat is 2.50 [2.48, 2.53] times as fast as nested at n = 64
        Because time grew only 1.20 times while n grew 1,024 times: a fixed cost hides the growth
        Next: measure larger sizes, until time grows at least 3 times; or claim toScaleAtMost, if an upper
        bound is what matters

      undecided (busy)  it scales on a busy machine
        Claimed: flat is at least 2 times as fast as nested at n = 64
        Because the process waited for a core 25.0 % of the time, 12.5 % of its batches were preempted,
        and 50.0 % of the control batches were over a quarter slower than the best
        Next: run it on a quieter machine

      5 claims: 2 as stated, 1 not as stated, 2 undecided; error rate 1e-6 a claim. [ ] are 95 %
      intervals; what would have been caught is the smallest violation that these very samples would have
      shown, planted in them.

      awaiting.perf.ts: 2 s (start 300 ms, compile 200 ms, warm-up 150 ms, measuring 1.23 s, between
      batches 40 ms, rest 76 ms)
      "
    `);
  });

  test('shows the claims of a group of tests below its titles', () => {
    const [alone, ...others] = file.claims;
    const grouped = others.slice(0, 2).map((one, i) => {
      const test = `sorting in place ${one.id.test}`;
      return { ...one, group: 'sorting in place', id: { ...one.id, test, ordinal: i + 1 } };
    });
    const text = rendered([{ ...file, claims: [alone!, ...grouped] }]);
    expect(text).toContain(
      [
        'verdict   found [95 %]                would have caught  took, ms  claim',
        'holds     2.50x [2.48, 2.53] as fast  1.82x as fast         1,000  flat is twice as fast',
        '',
        'sorting in place',
        'violated  2.50x [2.48, 2.53] as fast                        1,000  nested is not (as .not claims)',
        'violated  2.50x [2.48, 2.53] as fast                        1,000  nested is thrice as fast (claim',
        '                                                                   2)',
      ].join('\n'),
    );
  });

  test('omits files without claims', () => {
    expect(rendered([{ ...file, claims: [] }])).toBe('');
    expect(rendered([])).toBe('');
  });

  test.each<[string, Partial<FileRecord>, string]>([
    [
      'claims that were not measured',
      { claims: [], notMeasured: { because: 'coverage counts every statement', claims: 1 } },
      'awaiting.perf.ts: 1 claim not measured: coverage counts every statement',
    ],
    [
      'a distortion of the figures',
      { distortion: 'events take twice as long' },
      "awaiting.perf.ts ran inside of Jest's own process, without the runner: events take twice as long, and whatever",
    ],
    [
      'that counting slowed awaits down',
      { countedByHooks: true },
      'awaiting.perf.ts: promises were counted in the process that measures, since no other one could; awaits that were',
    ],
    [
      'claims that jest.retryTimes ran again',
      { claims: [{ ...file.claims[0]!, invocation: 2 }] },
      'awaiting.perf.ts: 1 claim stated again by jest.retryTimes. What is tried until it passes has no error rate',
    ],
    [
      'skipped claims, and how to have them decided',
      { claims: [], skipped: [{ obstacle: { kind: 'no base' }, claims: 2 }] },
      'awaiting.perf.ts: 2 claims skipped: the claim is about the code of another commit, and nobody said which. To have them decided, type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__.',
    ],
    [
      'the runtimes of its programs',
      { programs: [{ program: 'python3 worker.py', runtime: 'CPython 3.11.7' }] },
      'python3 worker.py: CPython 3.11.7',
    ],
    [
      'how busy the machine was',
      { busyness: { waitingShare: 0.0123, disturbedShare: 0.02, preemptedShare: 0.005 } },
      'awaiting.perf.ts, the machine: the process waited for a core 1.23 % of the time, 0.500 % of its batches were preempted, and 2.00 %',
    ],
  ])('notes %s', (_, more, note) => {
    expect(rendered([{ ...file, ...more }], { columns: 500 })).toContain(`\n${note}`);
    expect(rendered([file], { columns: 500 })).not.toContain(note);
  });

  test('shows why a claim could not run in a process of its own', () => {
    const claims = [{ ...file.claims[0]!, isolationFailure: 'list is not defined' }];
    expect(rendered([{ ...file, claims }], { isVerbose: true })).toContain(
      'Not in a process of its own: list is not defined',
    );
  });

  test('states one error rate for comparisons with a commit, and another for all other claims', () => {
    const workload = {
      test: 'a test',
      ordinal: 1,
      experiment: undefined,
      arm: 'render',
      sizes: [10],
      isOpen: false,
      notCompared: 'it threw',
    };
    const evidence = { kind: 'baseline', arm: 'render', base: 'main', low: undefined, high: 1.05, workload } as const;
    const beside = claim('no slower than it was', { verdict: { outcome: 'holds', evidence } });
    expect(rendered([{ ...file, claims: [beside, file.claims[0]!] }], { columns: 500 })).toContain(
      '0 undecided; error rate 1e-6 a claim; beside another commit, at the bound, 3 of 100 held and 4 of 1,000 violated by chance. [ ]',
    );
    expect(rendered([{ ...file, claims: [beside] }])).not.toContain('error rate');
  });

  test.each([40, 60, 80, 100, 160])('fits into a terminal of %i columns', (columns) => {
    const arms = Array.from({ length: 9 }, (_, i) => `arm number ${String(i)}`);
    const times = arms.flatMap((arm) => experiment.times.slice(0, 2).map((time) => ({ ...time, arm })));
    const long = claim('a test whose name says in many words what it is that it claims of the code that it measures', {
      verdict: { outcome: 'violated', evidence: quadratic() },
      claimed: 'unique grows at most like n over n = 8 to 2,048',
    });
    const wide = { ...file, claims: [...file.claims, long], experiments: [{ ...experiment, arms, times }] };
    const lines = rendered([wide], { columns, isVerbose: true }).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    const headings = lines
      .filter((line) => line.includes('arm number'))
      .join('')
      .match(/arm number \d/g);
    expect(headings).toEqual(arms);
  });

  test.each([40, 60, 100])('aligns wide characters in names, in %i columns', (columns) => {
    const names = ['排序算法在规模增长时保持线性', '👍🏽 sorts 👩‍👩‍👧‍👦 and a name that must be broken', 'a'.repeat(120)];
    const claims = names.map((name) => ({ ...file.claims[0]!, id: { ...file.claims[0]!.id, test: name } }));
    const arms = ['排序', '👍🏽', ...Array.from({ length: 6 }, (_, i) => `归并排序算法 ${String(i)}`)];
    const times = arms.flatMap((arm) => experiment.times.slice(0, 2).map((time) => ({ ...time, arm })));
    const text = rendered([{ ...file, claims, experiments: [{ ...experiment, arms, times }] }], { columns });
    const lines = text.split('\n');
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    for (const [frame] of text.matchAll(/^┌.*?┘$/gms)) {
      expect(new Set(frame.split('\n').map((line) => stringWidth(line))).size).toBe(1);
    }
    expect(text.match(/^┌/gm)!.length).toBeGreaterThan(0);
    const table = lines.slice(lines.findIndex((line) => line.startsWith('verdict')));
    const start = stringWidth(table[0]!.slice(0, table[0]!.indexOf('claim')));
    const nameOf = (line: string): string => line.slice(start);
    const cells = table.slice(1, table.indexOf('')).map(nameOf);
    // Every name stands whole in its column, whose lines begin below each other.
    expect(cells.join('').replaceAll(' ', '')).toBe(names.join('').replaceAll(' ', ''));
  });

  test('is ASCII of the same width if the terminal cannot show Unicode', () => {
    const claims = [
      ...file.claims,
      claim('it is quadratic', { verdict: { outcome: 'violated', evidence: quadratic() } }),
    ];
    const [unicode, ascii] = [true, false].map((isUnicode) => rendered([{ ...file, claims }], { isUnicode }));
    expect(ascii).toMatch(/^[\n -~]*$/);
    expect(ascii!.split('\n').map(({ length }) => length)).toEqual(unicode!.split('\n').map(({ length }) => length));
  });

  test('shows claims at length that are not as stated, or all claims if verbose', () => {
    const heading = /^(?:holds|violated|too close|busy) {2}\S/gm;
    expect(rendered([file]).match(/^ {2}Claimed: /gm)).toHaveLength(3);
    expect(rendered([file], { isVerbose: true }).match(/^ {2}Claimed: /gm)).toHaveLength(5);
    expect(rendered([file], { isVerbose: true })).toMatch(heading);
  });

  test('shows a claim at length whose lines were asked for, though it holds', () => {
    const call = { arm: 'workload', n: 64, timeNs: 1e6 };
    const where = { from: call, to: { ...call, n: 1_024 }, lines: [] };
    const asked = claim('it is linear', { verdict: { outcome: 'holds', evidence: quadratic() }, where });
    expect(rendered([{ ...file, claims: [asked] }]).match(/^ {2}Claimed: /gm)).toHaveLength(1);
  });

  test('chooses a unit that suits the largest time of a call', () => {
    const text = rendered([{ ...file, experiments: [{ ...experiment, name: undefined, show: {} }] }]);
    expect(text).toMatch(/^\nms for a call, /);
    expect(text).toMatch(/ 65,536 │ +12\.3 │ +6\.10 │/);
  });

  test('shows each interval beside its figure if all are wide', () => {
    const times = experiment.times.map((time) => ({ ...time, timeNs: about(time.timeNs.estimate, 0.2) }));
    const text = rendered([{ ...file, experiments: [{ ...experiment, times }] }]);
    expect(text).toMatch(/; ± are 95 % intervals\n/);
    expect(text.match(/±20\.0 %/g)).toHaveLength(4);
  });

  test('shows reference figures below the measured ones', () => {
    const reference = { caption: 'a paper, in ms', figures: { nested: { 2: 0.89, 8: 2.5 }, flat: { 8: 2.66 } } };
    expect(
      rendered([{ ...file, claims: file.claims.slice(0, 1), experiments: [{ ...experiment, reference }] }]),
    ).toContain(
      [
        'For reference: a paper, in ms',
        '┌───┬────────┬──────┐',
        '│ n │ nested │ flat │',
        '│ 2 │   0.89 │      │',
        '│ 8 │    2.5 │ 2.66 │',
        '└───┴────────┴──────┘',
      ].join('\n'),
    );
  });

  test('leaves the cell of a size empty that was not measured', () => {
    const text = rendered([{ ...file, experiments: [{ ...experiment, times: experiment.times.slice(0, 3) }] }]);
    expect(text).toMatch(/ 65,536 │ +12,300 │ +│/);
  });
});
