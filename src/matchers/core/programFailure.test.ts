import type { ProgramFailure } from '../../measure/program/failure';
import { programUsageError } from './programFailure';

/** One of each kind; the compiler sees to it that none is forgotten. */
const FAILURES: { readonly [Kind in ProgramFailure['kind']]: Extract<ProgramFailure, { kind: Kind }> } = {
  missing: { kind: 'missing', searched: ['/usr/bin', '/bin'], install: 'apt-get install python3' },
  'not started': { kind: 'not started', because: 'spawn ENOENT', folder: '/project' },
  'no such arm': { kind: 'no such arm', arm: 'sort', offered: ['merge_sort', 'quick_sort'] },
  'no such count': { kind: 'no such count', metric: 'swaps', offered: ['steps'] },
  threw: {
    kind: 'threw',
    error: 'IndexError: list index out of range',
    trace: ['  File "sorting.py", line 9, in merge'],
  },
  ended: { kind: 'ended', doing: 'calling', by: 'exit code 3', stderrTail: ['out of memory'] },
  hung: { kind: 'hung', doing: 'calling', limitNs: 10e9, stderrTail: [] },
  'out of protocol': { kind: 'out of protocol', said: `{"id":1,"x":"${'x'.repeat(300)}"}`, expected: 'asymptote: {…}' },
  'absurd time': { kind: 'absurd time', ns: 1e15, elapsedNs: 2.345e6 },
};

describe('programUsageError', () => {
  const textOf = (failure: ProgramFailure): string => {
    const { message, remedy } = programUsageError({ arm: 'sort', n: 1_000 }, 'python3 sorting.py', failure);
    return `${message}\n  ${remedy.replaceAll('\n', '\n  ')}`;
  };

  test('says for every failure what happened, at which cell, and what to do', () => {
    expect(`\n${Object.values(FAILURES).map(textOf).join('\n\n')}\n`).toMatchInlineSnapshot(`
     "
     there is no command for python3 sorting.py in /usr/bin, /bin
       Type: apt-get install python3

     python3 sorting.py cannot be started in /project: spawn ENOENT
       See that this folder is there, and that the file may be run (chmod +x).

     python3 sorting.py offers no sort: merge_sort, quick_sort
       Name one of them: program({ … }).arm('merge_sort')

     python3 sorting.py counts no swaps of sort at n = 1,000, only steps
       Have it answer {"counts":{"swaps":…}} where an order says "count":true: docs/programs.md

     python3 sorting.py says of sort at n = 1,000: IndexError: list index out of range
         File "sorting.py", line 9, in merge

     python3 sorting.py ended with exit code 3 in the middle of sort at n = 1,000
       The last that it printed as errors:
         out of memory

     python3 sorting.py said nothing for 10 s in the middle of sort at n = 1,000, and was ended with all that it started
       Measure smaller sizes, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }
       It printed no error.

     python3 sorting.py does not speak version 1 of the protocol: in the middle of sort at n = 1,000 it said "{\\"id\\":1,\\"x\\":\\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
       Expected: asymptote: {…}
       The protocol is that of docs/programs.md.

     python3 sorting.py says that sort at n = 1,000 took 1,000,000 s, and its answer came after 2.35 ms
       Have it answer the nanoseconds of the calls, by a clock that only goes forward.
     "
    `);
  });

  test.each<[string, ProgramFailure, string]>([
    ['that nothing is known of how to get it', { ...FAILURES.missing, install: undefined }, 'Install it, or name its'],
    ['that there is no PATH', { ...FAILURES.missing, searched: [] }, 'in the PATH, which is empty'],
    [
      'that no arm was named',
      { ...FAILURES['no such arm'], arm: undefined },
      'offers several arms, and none is named:',
    ],
    ['that it counts nothing', { ...FAILURES['no such count'], offered: [] }, 'counts no swaps of sort at n = 1,000\n'],
    [
      'that it was not ready yet',
      { ...FAILURES.ended, doing: 'starting' },
      'ended with exit code 3 before it was ready',
    ],
    ['that it never was ready', { ...FAILURES.hung, doing: 'starting' }, 'See that it says hello when it is ready'],
    ['that there is no trace', { ...FAILURES.threw, trace: [] }, 'Its answer has no "trace"'],
    ['that it complained of nothing', { ...FAILURES.ended, stderrTail: [] }, 'It printed no error.'],
    ['a time that is negative', { ...FAILURES['absurd time'], ns: -5 }, 'took -5 ns, and its answer came after'],
  ])('says %s', (_, failure, words) => {
    expect(textOf(failure)).toContain(words);
  });
});
