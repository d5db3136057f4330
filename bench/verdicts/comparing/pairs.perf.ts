import vm from 'node:vm';
import type {} from '../../../src/matchers/types';
import * as linear from '../../../fixtures/linear';

/** Compiles the source of a function again: another function, which the engine learns of by itself. */
function copyOf<Work extends (input: never) => unknown>(work: Work): Work {
  return vm.runInThisContext(`(${work.toString()})`) as Work;
}

/** Functions whose work grows like the list or the text that they are given, and what builds it. */
const KINDS: Readonly<Record<keyof typeof linear, (n: number) => unknown>> = {
  sum: (n) => Uint32Array.from({ length: n }, (_, i) => i % 7),
  countWords: (n) => 'word '.repeat(n),
  collect: (n) => Array.from({ length: n }, (_, i) => i),
  lookUp: (n) => new Map(Array.from({ length: n }, (_, i) => [i, i] as const)),
  awaitEach: (n) => Array.from({ length: n }, (_, i) => i),
};
const kinds = Object.keys(KINDS) as (keyof typeof linear)[];

/** An arm that does the work of so many items. */
const arm = (kind: keyof typeof linear, items: number): { input: () => unknown; run: (input: never) => unknown } => ({
  input: () => KINDS[kind](items),
  run: copyOf(linear[kind] as (input: never) => unknown),
});

test.each(kinds)('%s is not faster than its own copy', async (kind) => {
  await expect(arm(kind, 1000)).not.toBeFasterThan(arm(kind, 1000), { sizes: [1] });
});

test.each(kinds)('%s of 1,000 items is faster than of 1,100', async (kind) => {
  await expect(arm(kind, 1000)).toBeFasterThan(arm(kind, 1100), { sizes: [1] });
});

test.each(kinds)('%s of 1,100 items is not faster than of 1,000', async (kind) => {
  await expect(arm(kind, 1100)).not.toBeFasterThan(arm(kind, 1000), { sizes: [1] });
});
