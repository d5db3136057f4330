import type { Circus } from '@jest/types';
import { WorkloadError } from '../../measure/subject/workloadError';
import { systemInstruments } from '../../measure/clock/instruments';
import { Session } from '../../trial/session';
import type { DecidedClaim } from '../../trial/claim';
import type { DeferredClaim } from '../../trial/session';
import { TestLifecycle } from './testLifecycle';

const ROOT = { type: 'describeBlock', name: 'ROOT_DESCRIBE_BLOCK', children: [] };

interface Scene {
  readonly perfFile: Session;
  readonly tests: Circus.TestEntry[];
  /** Ends a test as Jest's own runner does: it is marked done before the environment hears of it. */
  done(index: number): Promise<void>;
  skip(index: number): Promise<void>;
}

function scene(count: number): Scene {
  const root = { ...ROOT } as unknown as Circus.DescribeBlock;
  const tests = Array.from({ length: count }, (_, i) => {
    return {
      type: 'test',
      name: `test ${String(i)}`,
      errors: [],
      parent: root,
      status: null,
    } as unknown as Circus.TestEntry;
  });
  root.children.splice(0, root.children.length, ...tests);
  const state = { rootDescribeBlock: root, testTimeout: 5_000 } as Circus.State;
  const perfFile = new Session({ errorRate: 1e-6, budgetNs: 1, callLimitNs: 1, seed: 1 }, systemInstruments);
  const lifecycle = new TestLifecycle(perfFile);
  const end = async (index: number, name: 'test_done' | 'test_skip'): Promise<void> => {
    const test = tests[index]!;
    test.status = name === 'test_done' ? 'done' : 'skip';
    await lifecycle.handle({ name, test }, state);
  };
  return { perfFile, tests, done: (index) => end(index, 'test_done'), skip: (index) => end(index, 'test_skip') };
}

/** Returns a deferred claim with the outcome of its second try. */
function deferred(second: 'busy' | 'holds' | 'fails'): DeferredClaim & { tries: number } {
  const claim = {
    tries: 0,
    outcome: {} as DecidedClaim,
    site: new Error('the line of the claim'),
    again: () => {
      claim.tries++;
      const verdict = second === 'busy' ? { outcome: 'undecided', reason: 'busy' } : { outcome: 'holds' };
      const failure = second === 'fails' ? 'it grows too fast' : undefined;
      return Promise.resolve({ outcome: { verdict } as DecidedClaim, failure });
    },
  };
  return claim;
}

describe('a deferred claim', () => {
  test('is tried again only when no test is left to run', async () => {
    const { perfFile, tests, done } = scene(2);
    const claim = deferred('holds');
    perfFile.deferred.push(claim);
    await done(0);
    expect([claim.tries, tests[0]!.status]).toEqual([0, 'skip']);
    await done(1);
    expect(claim.tries).toBe(1);
  });

  test('lets its test pass when it holds then', async () => {
    const { perfFile, tests, done } = scene(1);
    perfFile.deferred.push(deferred('holds'));
    await done(0);
    expect([tests[0]!.status, tests[0]!.errors]).toEqual(['done', []]);
  });

  test('leaves its test skipped when the machine is still busy', async () => {
    const { perfFile, tests, done } = scene(1);
    perfFile.deferred.push(deferred('busy'));
    await done(0);
    expect([tests[0]!.status, tests[0]!.errors]).toEqual(['skip', []]);
  });

  test('fails its test at its line, if it fails then', async () => {
    const { perfFile, tests, done } = scene(1);
    const claim = deferred('fails');
    perfFile.deferred.push(deferred('busy'), claim);
    await done(0);
    expect(tests[0]!.status).toBe('done');
    const [error] = tests[0]!.errors as [Error];
    expect(error.message).toBe('it grows too fast');
    expect(error.stack).toContain('testLifecycle.test');
  });

  test('is tried again after a last test that is skipped', async () => {
    const { perfFile, done, skip } = scene(2);
    const claim = deferred('holds');
    perfFile.deferred.push(claim);
    await done(0);
    await skip(1);
    expect(claim.tries).toBe(1);
  });

  test('does not hide other failures of its test', async () => {
    const { perfFile, tests, done } = scene(1);
    const claim = deferred('busy');
    perfFile.deferred.push(claim);
    tests[0]!.errors.push(new Error('another reason'));
    await done(0);
    expect([tests[0]!.status, claim.tries]).toEqual(['done', 0]);
  });

  test('stays busy if its workload cannot run any more', async () => {
    const { perfFile, tests, done } = scene(1);
    perfFile.deferred.push({
      ...deferred('holds'),
      again: () =>
        Promise.reject(new WorkloadError({ arm: 'a', n: 1 }, { kind: 'threw', during: 'run', error: 'closed' })),
    });
    await done(0);
    expect([tests[0]!.status, tests[0]!.errors]).toEqual(['skip', []]);
  });
});

describe('a claim that its test did not await', () => {
  test('fails the test, and is aborted', async () => {
    const { perfFile, tests, done } = scene(1);
    const pending = {
      matcher: 'toScaleLinearly',
      site: new Error('site'),
      isAbandoned: false,
      settled: Promise.resolve(),
    };
    perfFile.pending.add(pending);
    await done(0);
    expect(pending.isAbandoned).toBe(true);
    expect((tests[0]!.errors as [Error])[0].message).toContain('Write: await expect(…).toScaleLinearly(…)');
  });
});

test('a test gets the time limit of the environment', async () => {
  const { perfFile } = scene(1);
  const state = {} as Circus.State;
  await new TestLifecycle(perfFile, 9_000).handle({ name: 'setup' } as unknown as Circus.Event, state);
  expect(state.testTimeout).toBe(9_000);
});
