import type {} from '../../../src/matchers/types';
import { algorithms } from './functions/algorithms';
import { asynchronous } from './functions/asynchronous';
import { collections } from './functions/collections';
import { sorting } from './functions/sorting';
import { texts } from './functions/texts';
import type { ZooFunction } from './zooFunction';

const functions: Readonly<Record<string, ZooFunction>> = {
  ...collections,
  ...algorithms,
  ...sorting,
  ...texts,
  ...asynchronous,
};

/** As a user would write it: a function, what makes its input, and nothing else. */
test.each(Object.entries(functions).filter(([, { growth }]) => growth !== undefined))(
  '%s, a true claim',
  async (_, { run, input, growth }) => {
    await expect(run).toScaleAtMost(growth!, input === undefined ? {} : { input });
  },
);

test.each(Object.entries(functions).filter(([, { exceeds }]) => exceeds !== undefined))(
  '%s, a false claim',
  async (_, { run, input, exceeds }) => {
    await expect(run).not.toScaleAtMost(exceeds!, input === undefined ? {} : { input });
  },
);
