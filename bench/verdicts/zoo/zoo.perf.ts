import type {} from '../../../src/matchers/types';
import { claims } from './claims';

const CASES = claims.map((claim) => [claim.title, claim] as const);

// As a user would write it: a function, what makes its input, and nothing else.
test.each(CASES)('%s', async (_, { of: { run, input }, allowed, isTrue }) => {
  const options = input === undefined ? {} : { input };
  if (allowed === 'constant') {
    if (isTrue) await expect(run).toStayConstant(options);
    else await expect(run).not.toStayConstant(options);
  } else if (isTrue) await expect(run).toScaleAtMost(allowed, options);
  else await expect(run).not.toScaleAtMost(allowed, options);
});
