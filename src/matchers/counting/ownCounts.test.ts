import { workload, type Workload } from '../../workload/workload';
import {
  claimsOn,
  complaintOf,
  holds,
  linear,
  onTheBound,
  shown,
  sizes,
  twiceLinear,
  violated,
  type Claim,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

/** Reports so many comparisons, whatever time they take. */
const comparing = (count: (n: number) => number): Workload<number> =>
  workload({ run: (n: number) => ({ counts: { comparisons: count(n) } }) });

const [once, pairs] = [comparing((n) => n), comparing((n) => n * n)];
const metric = 'comparisons';

describe('a count that a workload reports', () => {
  test.each<[string, unknown, object, Claim]>([
    ['toScaleLinearly', once, holds, (claims) => claims.toScaleLinearly({ metric, sizes })],
    ['toScaleLinearly', pairs, violated, (claims) => claims.toScaleLinearly({ metric, sizes })],
    ['toScaleAtMost', pairs, holds, (claims) => claims.toScaleAtMost('n^2', { metric, sizes })],
    ['toStayConstant', once, violated, (claims) => claims.toStayConstant({ metric, sizes })],
    ['toBeFasterThan', once, holds, (claims) => claims.toBeFasterThan(pairs, { metric, sizes, by: '2x' })],
    ['toBeFasterThan', once, violated, (claims) => claims.toBeFasterThan(pairs, { metric, sizes, by: '10x' })],
    ['toBeSlowerThan', pairs, holds, (claims) => claims.toBeSlowerThan(once, { metric, sizes })],
    ['toBeNoSlowerThan', once, holds, (claims) => claims.toBeNoSlowerThan(once, { metric, sizes })],
    ['toBeAsFastAs', once, violated, (claims) => claims.toBeAsFastAs(pairs, { metric, sizes, within: '2x' })],
    [
      'toBecomeFasterThan',
      comparing(() => 50),
      holds,
      (claims) => claims.toBecomeFasterThan(once, { metric, before: 64 }),
    ],
    [
      'toBecomeFasterThan',
      comparing(() => 50),
      violated,
      (claims) => claims.toBecomeFasterThan(once, { metric, before: 40 }),
    ],
  ])('%s decides on it', async (_, received, expected, claim) => {
    expect(await shown(received, claim)).toEqual(expected);
  });

  test('may be counted by async code', async () => {
    const later = workload({ run: async (n: number) => Promise.resolve({ counts: { comparisons: n } }) });
    expect(await shown(later, (claims) => claims.toScaleLinearly({ metric, sizes }))).toEqual(holds);
  });

  test('is shown next to the claimed one', async () => {
    const message = await messageOf(claimsOn(pairs).toBeNoSlowerThan(once, { metric, sizes }));
    expect(message.replace(/Again: .*/, '')).toMatchInlineSnapshot(`
     "expect(received).toBeNoSlowerThan(expected)

     Claimed: workload 1 counts at most 1.05 times as many comparisons as workload 2 at n = 4 to 256
     Found:   workload 1 counts 16 comparisons against 4 of workload 2 at n = 4 and 65,536 against 256 at n = 256
     Verdict: violated, counted exactly

       n                         4   16     64     256
       workload 1, comparisons  16  256  4,096  65,536
       workload 2, comparisons   4   16     64     256

     "
    `);
  });

  test('must be whole numbers', async () => {
    const half = comparing((n) => n / 2 + 0.25);
    expect(await complaintOf(half, (claims) => claims.toScaleLinearly({ metric, sizes }))).toBe(
      'workload returned no whole number counts.comparisons at n = 4',
    );
  });

  test('is offered if a claim on time is undecided', async () => {
    const close = workload({
      run: (n: number) => {
        onTheBound(n);
        return { counts: { comparisons: n } };
      },
    });
    expect(await messageOf(claimsOn(close).toScaleLinearly({ sizes }))).toMatch(
      /Next: .*; or claim it of what the workload counts, \{ metric: 'comparisons' \}, which is exact and decided at once\./,
    );
    expect(await messageOf(claimsOn(onTheBound).toScaleLinearly({ sizes }))).not.toContain('what the workload counts');
  });

  test('is not offered if only one of two arms reports it', async () => {
    const counting = workload({
      run: (n: number) => {
        linear(n);
        return { counts: { comparisons: n } };
      },
    });
    const both = workload({
      run: (n: number) => {
        twiceLinear(n);
        return { counts: { comparisons: n } };
      },
    });
    const offer = 'what the workload counts';
    expect(await messageOf(claimsOn(counting).toBeFasterThan(both, { sizes, by: '2x' }))).toContain(offer);
    expect(await messageOf(claimsOn(counting).toBeFasterThan(twiceLinear, { sizes, by: '2x' }))).not.toContain(offer);
  });

  test('needs a name', async () => {
    expect(await complaintOf(linear, (claims) => claims.toBeFasterThan(linear, { sizes, metric: 7 }))).toMatch(
      /^`metric` must be 'steps', 'loopTurns', 'promises', or the name of a count/,
    );
  });
});
