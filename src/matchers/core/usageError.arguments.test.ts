import { experiment } from '../../workload/experiment';
import type { Untyped } from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';
import { type Call, claimsOn, complaintOf, sizes, usageErrorOf, work } from '../testing/usageErrors';

describe('chosen sizes', () => {
  test.each<[string, (options: object) => Call]>([
    ['toScaleLinearly', (options) => (claims) => claims.toScaleLinearly(options)],
    ['toScaleAtMost', (options) => (claims) => claims.toScaleAtMost('n', options)],
    ['toStayConstant', (options) => (claims) => claims.toStayConstant(options)],
  ])('%s refuses an `upTo` that they cannot reach', async (_, call) => {
    expect(await complaintOf(work, call({ upTo: '1e5' }))).toBe('`upTo` must be a positive whole number');
    expect(await complaintOf(work, call({ sizes, upTo: 512 }))).toBe(
      '`upTo` is for sizes that are chosen, and these are given',
    );
  });
});

describe('notLike', () => {
  test.each<[string, unknown, string]>([
    ['no growth', 'n!', "`notLike` must be a growth, one of 'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^1.5'"],
    ['the same growth', 'n', '`notLike` must grow faster than n: what grows slower is within the claim'],
    ['a slower one', 'sqrt n', '`notLike` must grow faster than n: what grows slower is within the claim'],
  ])('toScaleAtMost refuses %s', async (_, notLike, complaint) => {
    expect(await complaintOf(work, (claims) => claims.toScaleAtMost('n', { sizes, notLike }))).toBe(complaint);
  });

  test('toScaleLinearly refuses its own growth', async () => {
    expect(await complaintOf(work, (claims) => claims.toScaleLinearly({ sizes, notLike: 'n' }))).toBe(
      '`notLike` must be another growth than n',
    );
  });
});

describe('options that must be an object', () => {
  test.each([
    ['toScaleLinearly', (claims: Untyped) => claims.toScaleLinearly(sizes)],
    ['toScaleAs', (claims: Untyped) => claims.toScaleAs('n', sizes)],
    ['toBeFasterThan', (claims: Untyped) => claims.toBeFasterThan(work, '2x')],
    ['toCount', (claims: Untyped) => claims.toCount('loopTurns', () => 0, null)],
  ])('%s refuses others', async (_, call) => {
    expect(await complaintOf(work, call)).toBe('options must be an object');
  });
});

describe('toScaleAs and toScaleAtMost', () => {
  test.each(['n!', 'N', 'O(n)', '2^n', 'n^11', undefined, 2])('refuse %p, which is no growth', async (growth) => {
    const complaint = "a growth must be one of '1', 'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^1.5'";
    expect(await complaintOf(work, (claims) => claims.toScaleAs(growth, { sizes }))).toBe(complaint);
    expect(await complaintOf(work, (claims) => claims.toScaleAtMost(growth, { sizes }))).toBe(complaint);
  });

  test('toScaleAs refuses a constant, and names the right matcher', async () => {
    const message = await usageErrorOf(work, (claims) => claims.toScaleAs('1', { sizes }));
    expect(message).toMatch(/^Not measured: a constant is no growth to scale as: /);
    expect(message).toMatch(/Write: toScaleAtMost\('1'\)$/);
  });
});

describe('two arms', () => {
  test.each<[string, Call, string]>([
    ['toHaveConstantOverhead', (claims) => claims.toHaveConstantOverhead({ sizes }), '`over`'],
    ['toHaveSameSlopeAs', (claims) => claims.toHaveSameSlopeAs(undefined, { sizes }), 'the other'],
    ['toBeFasterThan', (claims) => claims.toBeFasterThan(undefined, { sizes }), 'the other'],
    ['toBeAsFastAs', (claims) => claims.toBeAsFastAs(undefined, { sizes, within: '10 %' }), 'the other'],
  ])('%s demands the second', async (_, call, role) => {
    expect(await complaintOf(work, call)).toBe(`${role} must be a function of n or a workload`);
  });

  test.each<[string, Call, string]>([
    ['toHaveConstantOverhead', (claims) => claims.toHaveConstantOverhead({ over: work, sizes, within: 1.5 }), 'within'],
    ['toHaveSameSlopeAs', (claims) => claims.toHaveSameSlopeAs(work, { sizes, within: 0.15 }), 'within'],
    ['toBeFasterThan', (claims) => claims.toBeFasterThan(work, { sizes, by: '0.5x' }), 'by'],
    ['toBeAsFastAs', (claims) => claims.toBeAsFastAs(work, { sizes, within: 1.1 }), 'within'],
    ['toStayConstant', (claims) => claims.toStayConstant({ sizes, within: 1.5 }), 'within'],
  ])('%s refuses a number that is no ratio', async (_, call, option) => {
    expect(await complaintOf(work, call)).toBe(`\`${option}\` must be a ratio over 1, written as '2x' or '10 %'`);
  });

  test('toBeAsFastAs demands a share', async () => {
    expect(await complaintOf(work, (claims) => claims.toBeAsFastAs(work, { sizes }))).toBe('`within` is required');
  });
});

describe('toCount', () => {
  test.each([undefined, '', 'time', 4])('refuses %p, which names no count', async (metric) => {
    const call: Call = (claims) => claims.toCount(metric, () => 0, { sizes });
    expect(await complaintOf(work, call)).toBe(
      "the metric must be 'steps', 'loopTurns', 'promises', or the name of a count that `run` returns",
    );
  });

  test('demands a count as a function of n', async () => {
    const call: Call = (claims) => claims.toCount('loopTurns', 4, { sizes });
    expect(await complaintOf(work, call)).toBe('the count must be a function of n');
  });

  test.each([-1, 0.5, NaN, '4', undefined])('refuses a count of %p', async (value) => {
    const call: Call = (claims) => claims.toCount('loopTurns', (n: unknown) => (n === 64 ? value : 0), { sizes });
    expect(await complaintOf(work, call)).toBe('the count must be a whole number, and is not at n = 64');
  });
});

describe('the message', () => {
  test('shows the expected and the received value, and what to type', async () => {
    const message = await messageOf(claimsOn(work).toBeFasterThan({ run: 12 }, { sizes: [4, 16], by: '2x' }));
    expect(message).toMatchInlineSnapshot(`
     "expect(received).toBeFasterThan(expected)

     Not measured: the other must be a workload with a function \`run\`

     Received has type:  object
     Received has value: {"run": 12}

     For example: await expect((n) => …).toBeFasterThan(other, { sizes: [100, 300, 1_000, 3_000, 10_000, 30_000] })"
    `);
  });

  test('shows a workload that is no function', async () => {
    const { one } = experiment({ sizes, arms: { one: work } });
    const message = await messageOf(claimsOn(one).toScaleLinearly({ size: [4, 16] }));
    expect(message).toMatchInlineSnapshot(`
     "expect(received).toScaleLinearly(expected)

     Not measured: there is no option \`size\`

     Received has type:  object
     Received has value: {"size": [4, 16]}

     toScaleLinearly takes { sizes, upTo, input, budget, notLike, metric, where, mode }"
    `);
  });
});
