import { currentHost } from './host';
import * as matchers from '../index';
import { installHost, messageOf, removeHost } from '../testing/fakeHost';
import { type Call, claimsOn, complaintOf, sizes, work } from '../testing/usageErrors';

/** It measures no time. */
const COUNTING = ['toCount'];

describe('every matcher', () => {
  const calls: [string, (options?: object) => Call, number][] = [
    ['toScaleLinearly', (options) => (claims) => claims.toScaleLinearly(options), 3],
    ['toScaleAs', (options) => (claims) => claims.toScaleAs('n^2', options), 3],
    ['toScaleAtMost', (options) => (claims) => claims.toScaleAtMost('n', options), 3],
    ['toStayConstant', (options) => (claims) => claims.toStayConstant(options), 2],
    ['toHaveConstantOverhead', (options) => (claims) => claims.toHaveConstantOverhead({ over: work, ...options }), 2],
    ['toHaveSameSlopeAs', (options) => (claims) => claims.toHaveSameSlopeAs(work, options), 3],
    ['toBeFasterThan', (options) => (claims) => claims.toBeFasterThan(work, options), 1],
    ['toBeSlowerThan', (options) => (claims) => claims.toBeSlowerThan(work, options), 1],
    ['toBeAsFastAs', (options) => (claims) => claims.toBeAsFastAs(work, { within: '10 %', ...options }), 1],
    ['toBeNoSlowerThan', (options) => (claims) => claims.toBeNoSlowerThan(work, options), 1],
    ['toBecomeFasterThan', (options) => (claims) => claims.toBecomeFasterThan(work, { before: 64, ...options }), 1],
    ['toCostAtMost', (options) => (claims) => claims.toCostAtMost('1 ms', { over: work, ...options }), 1],
    ['toBeExplainedBy', (options) => (claims) => claims.toBeExplainedBy('loopTurns', options), 1],
    ['toCount', (options) => (claims) => claims.toCount('loopTurns', () => 0, options), 1],
    // At a single size, which has an option of its own
    ['toRunWithin', (options) => (claims) => claims.toRunWithin('1 ms', at(options)), NaN],
    ['toSustain', (options) => (claims) => claims.toSustain('1000 ops/s', at(options)), NaN],
  ];
  function at({ sizes: [n] = [], ...options }: { sizes?: readonly number[] } = {}): object {
    return { ...(n !== undefined && { at: n }), ...options };
  }
  /** The others take a list of workloads, which is refused in its own way. */
  const ofOne = calls.filter(([name]) => name !== 'toBeExplainedBy');
  const sweeping = ofOne.filter(([, , fewest]) => !Number.isNaN(fewest));

  test('is among the tested ones', () => {
    expect(calls.map(([name]) => name).sort()).toEqual(Object.keys(matchers).sort());
  });

  test.each(ofOne)('%s refuses values that cannot be measured', async (_, call) => {
    expect(await complaintOf(12, call({ sizes }))).toBe('the received value must be a function of n or a workload');
    expect(await complaintOf({ setup: work, run: work }, call({ sizes }))).toBe(
      'the received value must be a workload with no keys but name, input, run, fresh (found `setup`)',
    );
  });

  /** The matchers that choose sizes if none are given. */
  const CHOOSING = ['toScaleLinearly', 'toScaleAs', 'toScaleAtMost', 'toStayConstant', 'toBecomeFasterThan'];

  test.each(sweeping.filter(([name]) => !CHOOSING.includes(name)))('%s demands sizes', async (_, call) => {
    expect(await complaintOf(work, call())).toBe('`sizes` are missing: what n should it be measured at?');
  });

  test.each(sweeping)('%s refuses invalid sizes, or too few', async (_, call, fewest) => {
    expect(await complaintOf(work, call({ sizes: [16, 4] }))).toBe('sizes must ascend, and 4 comes after 16');
    const few = sizes.slice(0, fewest - 1);
    expect(await complaintOf(work, call({ sizes: few }))).toBe(
      fewest === 1
        ? 'sizes must not be empty'
        : `sizes must be at least ${String(fewest)} for this claim, and there are ${String(few.length)}`,
    );
  });

  test.each(ofOne)('%s refuses unknown options', async (_, call) => {
    expect(await complaintOf(work, call({ sizes, rounds: 30 }))).toBe('there is no option `rounds`');
  });

  test.each(ofOne)('%s refuses an input that is no function', async (_, call) => {
    expect(await complaintOf(work, call({ sizes, input: [1] }))).toBe('`input` must be a function of n');
  });

  test.each(ofOne.filter(([name]) => !COUNTING.includes(name)))(
    '%s refuses a budget that is no duration',
    async (_, call) => {
      expect(await complaintOf(work, call({ sizes, budget: 500 }))).toBe(
        "`budget` must be a duration, written as '500 ms' or '5 s'",
      );
    },
  );

  test('toCount takes no budget: it measures no time', async () => {
    const call: Call = (claims) => claims.toCount('loopTurns', () => 0, { sizes, budget: '5 s' });
    expect(await complaintOf(work, call)).toBe('there is no option `budget`');
  });

  test.each(calls)('%s measures nothing outside its environment', async (_, call) => {
    removeHost();
    expect(await complaintOf(work, call({ sizes }))).toBe(
      'this file does not run in the environment of jest-asymptote',
    );
  });

  test.each(calls)('%s measures nothing while measurements would be unsound', async (_, call) => {
    installHost(currentHost()!.session, {
      problem: () => ({ because: 'fake timers are on', remedy: 'Call first: jest.useRealTimers()' }),
    });
    expect(await complaintOf(work, call({ sizes }))).toBe('fake timers are on');
  });

  test.each(calls)('%s refuses .resolves', async (name, call) => {
    const message = await messageOf(call({ sizes })(claimsOn(Promise.resolve(work)).resolves));
    expect(message).toContain(`Not measured: .resolves hands the matcher a value, and ${name} measures a workload`);
    expect(message).toContain(`Write: await expect(workload).${name}(…)`);
  });

  test.each(calls)('%s refuses to stand inside another matcher', (name) => {
    const asymmetric = expect as unknown as Record<string, () => unknown>;
    expect(() => {
      expect(work).toEqual(asymmetric[name]?.());
    }).toThrow(`expect.${name}() cannot stand inside another matcher; write: await expect(workload).${name}(…)`);
  });
});
