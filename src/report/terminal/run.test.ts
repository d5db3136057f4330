import type { FileRecord } from '../../record/record';
import type { Look } from './look';
import { renderRun } from './run';
import { about, claim, experiment, file, plainLook, quadratic } from '../testing/records';
import { clipped, wrap } from './wrap';

const rendered = (files: readonly FileRecord[], look: Partial<Look> = {}): string =>
  renderRun(files, { ...plainLook, ...look });

describe('renderRun', () => {
  test('shows experiments, claims with what they rest on, and where the time went', () => {
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

  test('sets claims of a group of tests below its titles', () => {
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
      'awaiting.perf.ts, the machine: the process waited for a core 1.23 % of the time, 0.500 % of its batches were preempted, and 2.00 %',
    ],
  ])('says of a file %s', (_, more, note) => {
    expect(rendered([{ ...file, ...more }], { columns: 500 })).toContain(`\n${note}`);
    expect(rendered([file], { columns: 500 })).not.toContain(note);
  });

  test('says of a claim why it was not confirmed by a process of its own', () => {
    const claims = [{ ...file.claims[0]!, notAlone: 'list is not defined' }];
    expect(rendered([{ ...file, claims }], { isVerbose: true })).toContain(
      'Not in a process of its own: list is not defined',
    );
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
    const evidence = { kind: 'baseline', arm: 'render', base: 'main', low: undefined, high: 1.05, workload } as const;
    const beside = claim('no slower than it was', { verdict: { outcome: 'holds', evidence } });
    expect(rendered([{ ...file, claims: [beside, file.claims[0]!] }], { columns: 500 })).toContain(
      '0 undecided; error rate 1e-6 a claim; beside another commit, at the bound, 3 of 100 held and 4 of 1,000 violated by chance. [ ]',
    );
    expect(rendered([{ ...file, claims: [beside] }])).not.toContain('error rate');
  });

  test.each([40, 60, 80, 100, 160])('is no wider than a terminal of %i columns', (columns) => {
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

  test('is ASCII where no more can be shown', () => {
    const claims = [
      ...file.claims,
      claim('it is quadratic', { verdict: { outcome: 'violated', evidence: quadratic() } }),
    ];
    const [unicode, ascii] = [true, false].map((isUnicode) => rendered([{ ...file, claims }], { isUnicode }));
    expect(ascii).toMatch(/^[\n -~]*$/);
    expect(ascii!.split('\n').map(({ length }) => length)).toEqual(unicode!.split('\n').map(({ length }) => length));
  });

  test('shows at length what is not as stated, and all of it where that is asked for', () => {
    const heading = /^(?:holds|violated|too close|busy) {2}\S/gm;
    expect(rendered([file]).match(/^ {2}Claimed: /gm)).toHaveLength(3);
    expect(rendered([file], { isVerbose: true }).match(/^ {2}Claimed: /gm)).toHaveLength(5);
    expect(rendered([file], { isVerbose: true })).toMatch(heading);
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

  test('sets figures from elsewhere below those that were measured', () => {
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

  test('leaves a cell empty of which nothing was measured', () => {
    const text = rendered([{ ...file, experiments: [{ ...experiment, times: experiment.times.slice(0, 3) }] }]);
    expect(text).toMatch(/ 65,536 │ +12,300 │ +│/);
  });
});

describe('clipped', () => {
  test('leaves what fits, and cuts what does not', () => {
    expect(clipped('nested', 6)).toBe('nested');
    expect(clipped('nested', 5)).toBe('nest…');
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
