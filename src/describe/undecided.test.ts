import type { Obstacle } from '../model/obstacle';
import { unsettledPrice } from './testing/obstacles';
import { busynessText, diagnosisOf } from './undecided';

/** One of each kind; the compiler sees to it that none is forgotten. */
const OBSTACLES: { readonly [Kind in Obstacle['kind']]: Extract<Obstacle, { kind: Kind }> } = {
  'narrow sweep': { kind: 'narrow sweep', span: 4, spanNeeded: 32 },
  'coarse clock': { kind: 'coarse clock', grainNs: 1e6, batchNs: 200_000 },
  'out of reach': {
    kind: 'out of reach',
    upTo: 100_000,
    limitNs: 250e6,
    last: { n: 4_000, timeNs: 152.345e6 },
    before: { n: 2_000, timeNs: 40e6 },
  },
  'too long': {
    kind: 'too long',
    arm: 'parse',
    n: 4_000,
    timeNs: 12e9,
    limitNs: 10e9,
    budgetNs: undefined,
    before: [
      { n: 1_000, timeNs: 1.234e6 },
      { n: 2_000, timeNs: 40e6 },
    ],
  },
  'too steep': {
    kind: 'too steep',
    from: 2,
    steps: [
      { n: 24, timeNs: 0.8e6 },
      { n: 28, timeNs: 5.432e6 },
    ],
  },
  'fixed cost': { kind: 'fixed cost', timeGrowth: 1.234, sizeGrowth: 1_024, needed: 3, sizeNeeded: 2e6, atMost: false },
  'near limit': { kind: 'near limit', quantity: 'excess', found: 0.241, limit: 0.25 },
  'scattered rounds': {
    kind: 'scattered rounds',
    n: 340,
    found: 0.998,
    limit: 1.1,
    rounds: 181,
    budgetNs: 3e9,
    endedBy: 'budget',
  },
  'not at base': { kind: 'not at base', arm: 'parse', because: 'parse threw' },
  'no base': { kind: 'no base' },
  'no program': { kind: 'no program', command: 'python3', install: 'apt-get install python3' },
  'bent tail': { kind: 'bent tail', from: 16_384, to: 65_536, exponent: 1.618 },
  'unsettled price': unsettledPrice,
  'unsteady counts': { kind: 'unsteady counts', n: 64, counted: [100, 100, 102] },
  'small overhead': { kind: 'small overhead', share: 0.0123, n: 540 },
  'same counts': { kind: 'same counts', metric: 'steps', least: 3, most: 4 },
  'no price': { kind: 'no price', metric: 'promises' },
  'not counted': { kind: 'not counted', metric: 'steps', isolationFailure: 'its test failed' },
  'small amount': { kind: 'small amount', amountNs: 500, share: 0.01, n: 64 },
  'short budget': { kind: 'short budget', limitNs: 800, shortestNs: 5_000 },
  unconfirmed: { kind: 'unconfirmed', found: 'violated' },
  'processes differ': {
    kind: 'processes differ',
    n: 340,
    found: 1.04,
    limit: 1.05,
    processes: 9,
  },
  'too few processes': { kind: 'too few processes', n: 340, found: 1.03, limit: 1.05, processes: 1, needed: 5 },
  contention: { kind: 'contention', busyness: { waitingShare: 0.123, disturbedShare: 0.05, preemptedShare: 0 } },
  'too few rounds': { kind: 'too few rounds', rounds: 12, roundNs: 250e6, endedBy: 'budget', needed: 25 },
  'no slope': { kind: 'no slope', timeGrowth: 1.02 },
};

describe('diagnosisOf', () => {
  test('names every obstacle and its remedy, with the numbers that would do', () => {
    const texts = Object.values(OBSTACLES).map((obstacle) => {
      const { because, remedy } = diagnosisOf(obstacle);
      return `${obstacle.kind}\n  Because ${because}.\n  Next: ${remedy}.`;
    });
    expect(`\n${texts.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      narrow sweep
        Because the largest size is only 4 times the smallest: a distortion of 5 % at one size, which caches and the optimiser make, would look like another growth.
        Next: measure sizes at least 32 times apart, better 64 times or more.

      coarse clock
        Because the clock moves in steps of 1 ms, and a batch of calls lasts 200 µs: it cannot be timed by that.
        Next: measure on a machine whose clock is finer: npx asymptote doctor says how fine it is.

      out of reach
        Because one call takes 152 ms at n = 4,000, and took 40 ms at n = 2,000: at n = 100,000 it would take longer than 250 ms.
        Next: claim it up to a smaller n, { upTo: 4000 } for example.

      too long
        Because one call of parse took over 10 s at n = 4,000, where one took 40 ms at n = 2,000 and 1.23 ms at n = 1,000.
        Next: look at what makes time explode, measure sizes up to n = 2,000 or little more, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }.

      too steep
        Because one call takes 800 µs at n = 24 and 5.43 ms at n = 28: from n = 2 on there are no sizes wide enough apart of which a call stays short.
        Next: look at what makes time explode, or name sizes of your own, { sizes: [4, 8, 16, 32, 64] } for example, and a budget that they need.

      fixed cost
        Because time grew only 1.23 times while n grew 1,024 times: a fixed cost hides the growth.
        Next: measure larger sizes, until time grows at least 3 times, about to n = 2,000,000 by these samples; or claim toScaleAtMost, if an upper bound is what matters.

      near limit
        Because what the exponent differs by from that of the claim is 0.24, and the bound is 0.25: too near to tell on which side it lies.
        Next: measure a wider sweep, or claim a wider or a tighter bound.

      scattered rounds
        Because the ratio of the two times at n = 340 is 0.998, and the bound is 1.10: clear of it, but the 181 rounds that there was time for scatter too far to show that.
        Next: raise the budget: { budget: '9 s' }; or measure on a quieter machine.

      not at base
        Because parse cannot be measured by the code of the base: parse threw.
        Next: claim it once the base has it; until then there is nothing to compare with.

      no base
        Because the claim is about the code of another commit, and nobody said which.
        Next: type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__.

      no program
        Because there is no command python3.
        Next: type apt-get install python3.

      bent tail
        Because from n = 16,384 to 65,536 time grows as n^1.62, unlike the sweep as a whole.
        Next: measure larger sizes, to n = 1,048,576 for example, which tell a step (a cache that is full) from a knee (an algorithm that changes).

      unsettled price
        Because from n = 3,106 to 12,425 time grows as n^1.62: there a unit of n costs 14.3 times as much as at n = 194 and its cost has not settled, which caches and garbage explain as well as the code.
        Next: reach a size that tells, { upTo: 30000 }, where a call takes about 210 ms if time goes on like this.

      unsteady counts
        Because three calls at n = 64 counted 100, 100, 102, which differ by over 1 %.
        Next: make every call do the same, with an input that does not depend on chance for example, or measure time.

      small overhead
        Because the overhead is only 1.23 % of the whole at n = 540, too small beside it for its change to be seen.
        Next: claim it at smaller sizes, or claim toHaveSameSlopeAs, which asks the same of a wide sweep.

      same counts
        Because every arm takes 3 to 4 steps at every size: counts that hardly differ have no price.
        Next: measure sizes, or arms, whose counts differ at least by a factor of two.

      no price
        Because the times hardly depend on the promises: a fixed cost alone makes them up.
        Next: measure sizes, or arms, whose counts are further apart.

      not counted
        Because steps are counted in a process of its own, in which the test did not get there: its test failed.
        Next: have the test reach the claim when it runs alone, under the preset of jest-asymptote.

      small amount
        Because 500 ns is only 1.00 % of what the other takes at n = 64: the places of code and data in memory alone may differ by as much.
        Next: claim a larger amount, or measure smaller sizes.

      short budget
        Because a single call is timed to within a few dozen nanoseconds, and 800 ns is too short for that to be a hundredth of it.
        Next: claim it of many calls in a row, toSustain('1250000 ops/s'), or at least 5 µs.

      unconfirmed
        Because one collection found it violated, and the time of the test ran out before a second could confirm that.
        Next: raise the test's timeout, or leave it to the environment.

      processes differ
        Because over 9 processes the ratio of the two times at n = 340 is 1.04, and the bound is 1.05: too near, by what they differ, to tell on which side it lies.
        Next: claim a wider or a tighter bound, a tenth away from what was found.

      too few processes
        Because in one process the ratio of the two times at n = 340 is 1.03, and the bound is 1.05: processes may differ by more, so that 5 must measure it, and the time of the test ran out before.
        Next: raise the test's timeout, or leave it to the environment; or claim a wider or a tighter bound, a tenth away from what was found.

      contention
        Because the process waited for a core 12.3 % of the time, 0 % of its batches were preempted, and 5.00 % of the control batches were over a quarter slower than the best.
        Next: run it on a quieter machine.

      too few rounds
        Because only 12 rounds of 250 ms could be taken before the budget ran out, and 25 are needed.
        Next: lower the largest size until one call takes about a millisecond, or raise the budget: { budget: '8 s' }.

      no slope
        Because the other arm grew only 1.02 times over the sweep, so that it has no slope to compare with.
        Next: measure larger sizes, until the other arm grows at least twice.
      "
    `);
  });

  test('names the rival that a narrow sweep cannot exclude, and does not ask for the impossible', () => {
    const narrow = { ...OBSTACLES['narrow sweep'], rival: 'n log n' } as const;
    expect(diagnosisOf(narrow).because).toMatch(/would look like n log n$/);
    expect(diagnosisOf({ ...narrow, spanNeeded: 1_024 }).remedy).toBe('measure sizes at least 1,024 times apart');
    expect(diagnosisOf({ ...narrow, spanNeeded: 2 ** 31 }).remedy).toMatch(/^claim another rival: no sweep is wide/);
  });

  test('says whether a call that is too long was made, and which budget would do', () => {
    const tooLong = OBSTACLES['too long'];
    expect(diagnosisOf({ ...tooLong, timeNs: undefined, before: tooLong.before.slice(1) }).because).toBe(
      'one call of parse would take over 10 s at n = 4,000, where one took 40 ms at n = 2,000',
    );
    expect(diagnosisOf({ ...tooLong, timeNs: 2e9, budgetNs: 12.5e9 })).toEqual({
      because:
        'one call of parse took 2 s at n = 4,000, where one took 40 ms at n = 2,000 and 1.23 ms at n = 1,000: the budget has no time for enough of them',
      remedy: "measure sizes up to n = 2,000 or little more, or raise the budget: { budget: '15 s' }",
    });
    expect(diagnosisOf({ ...tooLong, before: [] }).because).toBe('one call of parse took over 10 s at n = 4,000');
    expect(diagnosisOf({ ...tooLong, before: [] }).remedy).toContain(', measure smaller sizes, ');
  });

  test('says how many times as fast the arm is if the claim does, and otherwise the ratio of the times', () => {
    const ratio = { kind: 'near limit', quantity: 'ratio', n: 64 } as const;
    expect(diagnosisOf({ ...ratio, found: 0.102, limit: 0.1 }).because).toMatch(
      /^it is 9\.80 times as fast at n = 64, and the bound is 10\.0: /,
    );
    expect(diagnosisOf({ ...ratio, found: 1.06, limit: 1.05 }).because).toMatch(
      /^the ratio of the two times at n = 64 is 1\.06, and the bound is 1\.05: /,
    );
  });

  test('names the timeout of the test if that ended the measuring', () => {
    expect(diagnosisOf({ ...OBSTACLES['scattered rounds'], endedBy: 'test timeout' }).remedy).toBe(
      "raise the test's timeout, or leave it to the environment; or measure on a quieter machine",
    );
    const { because, remedy } = diagnosisOf({ ...OBSTACLES['too few rounds'], endedBy: 'test timeout' });
    expect(because).toMatch(/^only 12 rounds of 250 ms could be taken before the test timeout ran out/);
    expect(diagnosisOf({ ...OBSTACLES['too few rounds'], rounds: 1 }).because).toMatch(/^only 1 round of 250 ms /);
    expect(remedy).toMatch(/^raise the test's timeout/);
  });
});

describe('busynessText', () => {
  const busyness = { waitingShare: 0.123, disturbedShare: 0.05, preemptedShare: 0 };

  test('gives the share of the time that the process waited, and the shares of its disturbed batches', () => {
    expect(busynessText(busyness)).toBe(
      'the process waited for a core 12.3 % of the time, 0 % of its batches were preempted, and 5.00 % of the control batches were over a quarter slower than the best',
    );
  });

  test('says so if the time that the process waited is unknown', () => {
    expect(busynessText({ ...busyness, waitingShare: undefined })).toMatch(
      /^how long the process waited for a core cannot be read on this system, 0 % of its batches were preempted, and /,
    );
  });
});
