import type {} from '../../../src/matchers/types';
import * as growth from '../../../fixtures/growth';

/** Returns six sizes, each a factor times the one before. */
const sizes = (from: number, factor = 4): number[] => Array.from({ length: 6 }, (_, i) => from * factor ** i);

/** True claims, each in a test of its own, so that a failure does not keep the others from being measured. */
const claims: Readonly<Record<string, Readonly<Record<string, () => Promise<void>>>>> = {
  constant: {
    'stays so': () => expect(growth.constant).toStayConstant({ within: '1.5x' }),
    'does not grow': () => expect(growth.constant).toScaleAtMost('1'),
  },
  'binary search': {
    'grows at most like log n': () => expect(growth.binarySearch).toScaleAtMost('log n'),
    // Over several orders of magnitude it grows enough to be distinguished from a fixed cost.
    'does not grow like n': () => expect(growth.binarySearch).not.toScaleAs('n', { sizes: sizes(3, 12) }),
  },
  'trial division': {
    'grows like sqrt n': () => expect(growth.trialDivision).toScaleAs('sqrt n'),
    'does not grow like n': () => expect(growth.trialDivision).not.toScaleAs('n'),
  },
  sum: {
    'grows like n': () => expect(growth.sum).toScaleAs('n'),
    'grows faster than sqrt n': () => expect(growth.sum).not.toScaleAtMost('sqrt n'),
    'does not stay constant': () => expect(growth.sum).not.toStayConstant({ within: '1.5x' }),
  },
  allocation: {
    // Inside the caches: outside, an object costs twice as much, and a sweep over both stays undecided for longer.
    'grows like n': () => expect(growth.allocation).toScaleAs('n', { sizes: sizes(12) }),
    'grows faster than sqrt n': () => expect(growth.allocation).not.toScaleAtMost('sqrt n', { sizes: sizes(12) }),
  },
  'pointer chase': {
    // From the first cache to the second: a step that doubles the cost of a place
    'grows at most like n': () => expect(growth.pointerChase).toScaleAtMost('n', { sizes: sizes(60) }),
    'grows faster than sqrt n': () => expect(growth.pointerChase).not.toScaleAtMost('sqrt n', { sizes: sizes(60) }),
  },
  swamped: {
    'grows at most like n': () => expect(growth.swamped).toScaleAtMost('n', { sizes: sizes(5) }),
    'stays constant in range': () => expect(growth.swamped).toStayConstant({ within: '1.5x', sizes: sizes(5) }),
  },
  sort: {
    'grows like n log n': () => expect(growth.sort).toScaleAs('n log n'),
    'grows faster than sqrt n': () => expect(growth.sort).not.toScaleAtMost('sqrt n'),
  },
  knee: {
    'does not grow like n': () => expect(growth.knee).not.toScaleAs('n', { sizes: sizes(64) }),
    'grows faster than n': () => expect(growth.knee).not.toScaleAtMost('n', { sizes: sizes(64) }),
  },
  pairs: {
    'grow like n^2': () => expect(growth.pairs).toScaleAs('n^2'),
    'grow faster than n': () => expect(growth.pairs).not.toScaleAtMost('n'),
  },
  'matrix product': {
    'grows like n^3': () => expect(growth.matrixProduct).toScaleAs('n^3'),
    'grows faster than n^2': () => expect(growth.matrixProduct).not.toScaleAtMost('n^2'),
  },
};

describe.each(Object.entries(claims))('%s', (_, ofOne) => {
  test.each(Object.entries(ofOne))('%s', async (_name, claim) => {
    await claim();
  });
});
