import type {} from '../../../src/matchers/types';
import { functions } from './functions';

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
