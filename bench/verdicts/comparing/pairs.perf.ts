import vm from 'node:vm';
import type {} from '../../../src/matchers/types';
import * as linear from '../../../fixtures/linear';

/** Returns a function of the same source, which the engine optimises by itself. */
function copyOf<Work extends (input: never) => unknown>(work: Work): Work {
  return vm.runInThisContext(`(${work.toString()})`) as Work;
}

/** The input of each function, the same for every arm: its size may change the cost in odd ways. */
const GIVEN: Readonly<Record<keyof typeof linear, () => unknown>> = {
  sum: () => Uint32Array.from({ length: 200 }, (_, i) => i % 7),
  countWords: () => 'word '.repeat(40),
  collect: () => Array.from({ length: 100 }, (_, i) => i),
  lookUp: () => new Map(Array.from({ length: 100 }, (_, i) => [i, i] as const)),
  awaitEach: () => Array.from({ length: 20 }, (_, i) => i),
};
const kinds = Object.keys(GIVEN) as (keyof typeof linear)[];

/** Returns an arm that does the same work a number of times: 11 times take a tenth longer than 10. */
function arm(kind: keyof typeof linear, times: number): { input: () => unknown; run: (input: never) => unknown } {
  const work = copyOf(linear[kind] as (input: never) => unknown);
  const inARow = (input: never): void => {
    for (let i = 0; i < times; i++) work(input);
  };
  const oneByOne = async (input: never): Promise<void> => {
    for (let i = 0; i < times; i++) await work(input);
  };
  return { input: GIVEN[kind], run: kind === 'awaitEach' ? oneByOne : inARow };
}

test.each(kinds)('%s is not faster than its own copy', async (kind) => {
  await expect(arm(kind, 10)).not.toBeFasterThan(arm(kind, 10), { sizes: [1] });
});

test.each(kinds)('%s is faster ten times than eleven times', async (kind) => {
  await expect(arm(kind, 10)).toBeFasterThan(arm(kind, 11), { sizes: [1] });
});

test.each(kinds)('%s is not faster eleven times than ten times', async (kind) => {
  await expect(arm(kind, 11)).not.toBeFasterThan(arm(kind, 10), { sizes: [1] });
});
