import { flawOfMeasurable, nameOf, normalWorkload, workload } from './workload';

describe('flawOfMeasurable', () => {
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
    ['a workload with every key', { name: 'sum', input: (n: number) => [n], run: (): number => 1 }],
    ['a workload whose input is left undefined', { input: undefined, run: (): number => 1 }],
  ])('finds none in %s', (_, value) => {
    expect(flawOfMeasurable(value)).toBeUndefined();
  });

  test.each([
    ['a number', 12],
    ['a string', 'sort'],
    ['undefined', undefined],
    ['null', null],
  ])('expects something to measure in place of %s', (_, value) => {
    expect(flawOfMeasurable(value)).toBe('a function of n or a workload');
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
      'a key that it does not know',
      { setup: () => 1, run: (): number => 1 },
      'a workload with no keys but name, input, run (found `setup`)',
    ],
  ])('names what is wrong with %s', (_, value, flaw) => {
    expect(flawOfMeasurable(value)).toBe(flaw);
  });
});

describe('normalWorkload', () => {
  const input = (n: number): string => 'x'.repeat(n);

  test('makes a function a bare workload, with the input that comes with it', () => {
    const run = (text: number): number => text;
    expect(normalWorkload(run, input)).toEqual({ input, run, bare: true });
    expect(normalWorkload(run)).toEqual({ input: undefined, run, bare: true });
  });

  test('lets a workload keep an input of its own', () => {
    const own = workload({ input: (n) => [n], run: (list) => list.length });
    expect(normalWorkload(own, input)).toEqual({ input: own.input, run: own.run, bare: false });
  });

  test('gives a workload without an input none', () => {
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
