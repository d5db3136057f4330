import { measurableProblem, nameOf, normalWorkload, workload } from './workload';

describe('measurableProblem', () => {
  test.each([
    ['a function', () => 1],
    ['an async function', () => Promise.resolve(1)],
    [
      'a class',
      class {
        run(): number {
          return 1;
        }
      },
    ],
    ['a workload of `run` alone', { run: (): number => 1 }],
    ['a workload with every key', { name: 'sum', input: (n: number) => [n], run: (): number => 1, fresh: true }],
    ['a workload whose input is left undefined', { input: undefined, run: (): number => 1 }],
  ])('accepts %s', (_, value) => {
    expect(measurableProblem(value)).toBeUndefined();
  });

  test.each([
    ['a number', 12],
    ['a string', 'sort'],
    ['undefined', undefined],
    ['null', null],
  ])('expects a function or a workload in place of %s', (_, value) => {
    expect(measurableProblem(value)).toBe('a function of n or a workload');
  });

  test.each([
    ['an object without `run`', {}, 'a workload with a function `run`'],
    ['a promise', Promise.resolve(), 'a workload with a function `run`'],
    ['a `run` that is called already', { run: 12 }, 'a workload with a function `run`'],
    [
      'an input that is built already',
      { input: [1], run: (): number => 1 },
      'a workload whose `input` is a function of n',
    ],
    [
      'a `fresh` that is no boolean',
      { input: (n: number) => [n], run: (): number => 1, fresh: 'yes' },
      'a workload whose `fresh` is true or false',
    ],
    [
      'a `fresh` without an input',
      { run: (): number => 1, fresh: true },
      'a workload with an `input`, since `fresh` gives every call one of its own',
    ],
    [
      'a key that it does not know',
      { setup: () => 1, run: (): number => 1 },
      'a workload with no keys but name, input, run, fresh (found `setup`)',
    ],
  ])('names what is wrong with %s', (_, value, problem) => {
    expect(measurableProblem(value)).toBe(problem);
  });
});

describe('normalWorkload', () => {
  const input = (n: number): string => 'x'.repeat(n);

  test('returns a bare workload for a function, with the given input', () => {
    const run = (text: number): number => text;
    expect(normalWorkload(run, input)).toEqual({ kind: 'called', input, run, bare: true, fresh: false });
    expect(normalWorkload(run)).toEqual({ kind: 'called', input: undefined, run, bare: true, fresh: false });
  });

  test('lets a workload keep an input of its own', () => {
    const own = workload({ input: (n) => [n], run: (list) => list.length });
    expect(normalWorkload(own, input)).toEqual({
      kind: 'called',
      input: own.input,
      run: own.run,
      bare: false,
      fresh: false,
    });
  });

  test('keeps whether a workload is fresh', () => {
    expect(normalWorkload({ input: (n: number) => [n], run: (): number => 1, fresh: true }).fresh).toBe(true);
  });

  test('adds no input to a workload without one', () => {
    expect(normalWorkload({ run: (): number => 1 }, input)).toMatchObject({ input: undefined, bare: false });
  });
});

describe('nameOf', () => {
  const [anonymous] = [(): number => 1];

  test.each([
    [
      'a function has its own',
      function sort(): number {
        return 1;
      },
      'sort',
    ],
    ['a function without one has none', anonymous, undefined],
    ['a workload has the one it is given', { name: 'sum', run: (): number => 1 }, 'sum'],
    [
      'a workload has that of the function it runs',
      {
        run: function insert(): number {
          return 1;
        },
      },
      'insert',
    ],
    ['a workload whose function is called `run` has none', { run: (): number => 1 }, undefined],
  ])('%s', (_, measurable, name) => {
    expect(nameOf(measurable)).toBe(name);
  });
});
