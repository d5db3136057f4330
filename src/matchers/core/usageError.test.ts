import { stripVTControlCharacters } from 'node:util';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { Session } from '../../trial/session';
import { experiment } from '../../workload/experiment';
import { HOST, type MatcherHost } from './host';
import * as matchers from '../index';

expect.extend(matchers);

const sizes = [4, 16, 64, 256];

/** What the matchers take, without regard to types: the callers of these tests have none. */
type Untyped = Record<keyof typeof matchers, (...args: unknown[]) => Promise<void>>;
type Call = (claims: Untyped) => Promise<void>;
/** `expect` as such callers see it. */
const claimsOn = expect as unknown as (received: unknown) => Untyped & { not: Untyped; resolves: Untyped };

let instruments: FakeInstruments;
let session: Session;

beforeEach(() => {
  instruments = new FakeInstruments();
  session = new Session({ errorRate: 1e-6, budgetNs: 30e6, callLimitNs: 2e9, seed: 1 }, instruments);
  install({});
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOST);
});

function install(host: Partial<MatcherHost>): void {
  const whole: MatcherHost = { session, busy: 'skip', mode: 'gate', problem: () => undefined, ...host };
  Object.assign(globalThis, { [HOST]: whole });
}

/** The message that a claim fails with, without colours. */
async function messageOf(claim: Promise<void>): Promise<string> {
  const error: unknown = await claim.then(
    () => 'it passes',
    (reason: unknown) => reason,
  );
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}

/** Returns the message of a usage error, which must be the same with and without `.not`, except for the call. */
async function usageErrorOf(received: unknown, call: Call): Promise<string> {
  const stated = await messageOf(call(claimsOn(received)));
  const negated = await messageOf(call(claimsOn(received).not));
  expect(stated).toMatch(/^expect\(received\)\.to/);
  expect(negated).toMatch(/^expect\(received\)\.not\.to/);
  const body = (message: string): string => message.slice(message.indexOf('\n'));
  expect(body(negated)).toBe(body(stated));
  expect(session.outcomes).toEqual([]);
  return body(stated).trim();
}

/** Returns the expectation in the message of a usage error. */
async function complaintOf(received: unknown, call: Call): Promise<string> {
  return /^Not measured: (?<complaint>.*)$/m.exec(await usageErrorOf(received, call))?.groups?.complaint ?? '';
}

const work = (n: number): number => n;

/** These measure no time. */
const COUNTING = ['toTakeLoopTurns', 'toCreatePromises'];

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
    ['toTakeLoopTurns', (options) => (claims) => claims.toTakeLoopTurns(() => 0, options), 1],
    ['toCreatePromises', (options) => (claims) => claims.toCreatePromises(() => 0, options), 1],
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

  test('toTakeLoopTurns takes no budget: it measures no time', async () => {
    const call: Call = (claims) => claims.toTakeLoopTurns(() => 0, { sizes, budget: '5 s' });
    expect(await complaintOf(work, call)).toBe('there is no option `budget`');
  });

  test.each(calls)('%s measures nothing outside its environment', async (_, call) => {
    Reflect.deleteProperty(globalThis, HOST);
    expect(await complaintOf(work, call({ sizes }))).toBe(
      'this file does not run in the environment of jest-asymptote',
    );
  });

  test.each(calls)('%s measures nothing while measurements would be unsound', async (_, call) => {
    install({ problem: () => ({ because: 'fake timers are on', remedy: 'Call first: jest.useRealTimers()' }) });
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
    ['toTakeLoopTurns', (claims: Untyped) => claims.toTakeLoopTurns(() => 0, null)],
    ['toCreatePromises', (claims: Untyped) => claims.toCreatePromises(() => 0, null)],
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

describe('toTakeLoopTurns', () => {
  test('demands a count as a function of n', async () => {
    const call: Call = (claims) => claims.toTakeLoopTurns(4, { sizes });
    expect(await complaintOf(work, call)).toBe('the count must be a function of n');
  });

  test.each([-1, 0.5, NaN, '4', undefined])('refuses a count of %p', async (value) => {
    const call: Call = (claims) => claims.toTakeLoopTurns((n: unknown) => (n === 64 ? value : 0), { sizes });
    expect(await complaintOf(work, call)).toBe('the count must be a whole number, and is not at n = 64');
  });
});

describe('a workload that cannot be measured', () => {
  const claiming = (run: (n: number) => unknown, isNot = false): Promise<void> =>
    isNot ? expect(run).not.toScaleLinearly({ sizes }) : expect(run).toScaleLinearly({ sizes });

  test.each([false, true])('fails with the error that it throws, and the size (.not: %p)', async (isNot) => {
    function parse(n: number): void {
      instruments.clock.advance(1_000);
      if (n === 64) throw new RangeError('too deep');
    }
    const error: unknown = await claiming(parse, isNot).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'parse threw RangeError at n = 64: too deep' });
    expect((error as Error).stack).toContain('usageError.test.ts');
    expect(session.pending.size).toBe(0);
  });

  test.each([false, true])('fails if its promise does not settle (.not: %p)', async (isNot) => {
    const hang = (): Promise<void> => new Promise(() => undefined);
    const claim = messageOf(claiming(hang, isNot));
    while (instruments.timer.running === 0) await Promise.resolve();
    instruments.timer.fire();
    expect(await claim).toContain('Not measured: hang did not settle within 2 s at n = 4\n');
  });

  test.each([false, true])('fails if it is async in some calls only (.not: %p)', async (isNot) => {
    let calls = 0;
    const sometimes = (): unknown => (++calls % 2 === 0 ? Promise.resolve() : undefined);
    expect(await messageOf(claiming(sometimes, isNot))).toContain(
      'Not measured: sometimes returned a promise in one call and a plain value in another at n = 4\n',
    );
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

     toScaleLinearly takes { sizes, upTo, input, budget, notLike, metric, mode }"
    `);
  });
});
