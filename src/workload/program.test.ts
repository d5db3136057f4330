import { isProgram, program, programName } from './program';
import { measurableProblem, nameOf, normalWorkload } from './workload';

describe('program', () => {
  const worker = program({ command: '/usr/bin/python3', args: ['/lib/worker.py', './sorting.py', '--out=/a/b'] });

  test('returns a measurable, with measurable arms in the same process', () => {
    const sort = worker.arm('merge_sort');
    expect([worker, sort].map(measurableProblem)).toEqual([undefined, undefined]);
    expect([worker, sort, {}, worker.program].map(isProgram)).toEqual([true, true, false, false]);
    expect(normalWorkload(sort)).toBe(sort);
    expect(sort.program).toBe(worker.program);
    expect([worker.offered, sort.offered]).toEqual([undefined, 'merge_sort']);
  });

  test('is named after the arm, or after the command', () => {
    expect(nameOf(worker.arm('merge_sort'))).toBe('merge_sort');
    expect(nameOf(worker)).toBe('python3 worker.py ./sorting.py --out=/a/b');
    expect(programName(worker.program)).toBe('python3 worker.py ./sorting.py --out=/a/b');
  });

  test.each([
    ['no options', undefined, 'options must be an object with a `command`'],
    ['no command', {}, '`command` must be a string with something in it'],
    ['an empty command', { command: '' }, '`command` must be a string with something in it'],
    ['arguments in one string', { command: 'a', args: '-b' }, '`args` must be an array of strings'],
    ['an argument that is a number', { command: 'a', args: [1] }, '`args` must be an array of strings'],
    ['a folder that is no path', { command: 'a', cwd: 1 }, '`cwd` must be the path of a folder'],
    ['a variable that is a number', { command: 'a', env: { A: 1 } }, '`env` must be an object of strings'],
    ['a line in place of a switch', { command: 'a', optional: 'yes' }, '`optional` must be true or false'],
    ['a way to install that is none', { command: 'a', install: true }, '`install` must be a line to type'],
    [
      'an option it does not know',
      { command: 'a', arg: [] },
      'there is no option `arg`; the options are command, args,',
    ],
  ])('refuses %s, with an example', (_, options, problem) => {
    expect(() => program(options as never)).toThrow(`program(): ${problem}`);
    expect(() => program(options as never)).toThrow(/\n\nFor example:\n {2}const worker = program\(/);
  });

  test('refuses an arm without a name', () => {
    expect(() => worker.arm('')).toThrow('program().arm(): the name of an arm must be a string with something in it');
  });
});
