import type { Evidence, Verdict } from '../claims/kinds';
import { quadratic } from '../report/testing/records';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Where } from '../model/where';
import type { Arms } from './arms';
import type { ClaimRun, ClaimSpec } from './claim';
import type { Decider } from './decider';
import { decidedWithWhere, type Locator } from './locating';
import type { Purpose, Rerun, RerunData, RerunResult } from './processes';
import { AT_ONCE, type TrialResult } from './trial';

const evidence: Evidence = quadratic();
const violated: Verdict = { outcome: 'violated', evidence };
const workload = { kind: 'called', input: undefined, run: () => undefined, bare: true, fresh: false } as const;
const arms: Arms = { workloads: new Map([['nested', workload]]), sizes: [], experiment: undefined };
const lines = [
  { file: '/a.js', line: 3, source: [], firstLine: 1, share: { from: 0, to: 1 }, nativeShare: 0, garbageShare: 0 },
];
const where: Where = { from: { arm: 'nested', n: 8, timeNs: 1 }, to: { arm: 'nested', n: 2_048, timeNs: 9 }, lines };
const counted: Where = { ...where, lines: lines.map((line) => ({ ...line, steps: { from: 8, to: 2_048 } })) };

const countedSquare: Extract<Evidence, { kind: 'counted scaling' }> = {
  kind: 'counted scaling',
  arm: 'nested',
  metric: 'steps',
  growth: 'n',
  atMost: true,
  margin: 0.25,
  excess: 1,
  tooSlow: [],
  tooFast: [],
  possible: [],
  rows: [8, 64, 256].map((n) => ({ n, counted: [n ** 2] })),
};

const locator: Locator = {
  locate: () => Promise.resolve(where),
  profile: (_, cell) => Promise.resolve({ ...where, from: { ...cell, timeNs: 1 } }),
  countLines: () => Promise.resolve(counted),
  nativeCalls: () => Promise.resolve({ unbounded: [], unknown: [], isLinear: false }),
  isForAll: false,
};

const runOf = (spec: Partial<ClaimSpec> = {}, deadline?: bigint): ClaimRun =>
  ({ spec: { arms, isNot: false, ...spec }, signal: new AbortController().signal, deadline }) as ClaimRun;

/** Returns the lines of a result, and what was asked of other processes. */
async function found(
  result: Partial<TrialResult> = {},
  run: ClaimRun = runOf(),
  answers: Partial<Record<Purpose, Where>> = { locate: where, count: counted },
  rerun?: Rerun,
  located: Locator = locator,
): Promise<{ readonly where: Where | undefined; readonly asked: readonly (RerunData & { purpose: Purpose })[] }> {
  const asked: (RerunData & { purpose: Purpose })[] = [];
  const decider: Decider = {
    decide: () => Promise.resolve({ ...AT_ONCE, verdict: violated, ...result }),
    calling: () => ({ limitNs: 1e9, instruments: new FakeInstruments() }),
    askFreshProcess: (_run, purpose, data): Promise<RerunResult> => {
      asked.push({ purpose, ...data });
      const answer = answers[purpose];
      if (answer === undefined) return Promise.resolve({ kind: 'failed', because: 'it was interrupted' });
      return Promise.resolve({ kind: 'decided', result: { ...AT_ONCE, verdict: violated, where: answer } });
    },
  };
  const decided = await decidedWithWhere(run, decider, { locator: located, rerun });
  return { where: decided.where, asked };
}

describe('the lines that violate a claim', () => {
  test('are located at two sizes far apart, and then counted', async () => {
    const { where: lines, asked } = await found();
    expect(lines).toEqual(counted);
    expect(asked).toEqual([
      {
        purpose: 'locate',
        compared: { from: { arm: 'unique', n: 128 }, to: { arm: 'unique', n: 2_048 }, allowed: 16 },
      },
      { purpose: 'count', where, power: undefined },
    ]);
  });

  test('are only counted if the process that confirmed has located them', async () => {
    const { asked } = await found({ where });
    expect(asked.map(({ purpose }) => purpose)).toEqual(['count']);
  });

  test('are shown without counts if they cannot be counted, and not at all if they cannot be located', async () => {
    expect(await found({}, runOf(), { locate: where })).toMatchObject({ where });
    expect(await found({}, runOf(), {})).toMatchObject({ where: undefined, asked: [{ purpose: 'locate' }] });
  });

  test.each<[string, Partial<TrialResult>, ClaimRun]>([
    ['a claim that holds', { verdict: { outcome: 'holds', evidence } }, runOf()],
    ['a violated claim under .not, which passes', {}, runOf({ isNot: true })],
    ['a claim that does not want them', {}, runOf({ where: false })],
    [
      'a claim that was decided without measuring',
      { verdict: { outcome: 'undecided', reason: 'busy', obstacle: { kind: 'no base' } } },
      runOf({ where: true }),
    ],
    ['a claim whose test has hardly time left', {}, runOf({}, 2_000_000_000n)],
  ])('are not looked for: %s', async (_, result, run) => {
    expect((await found(result, run)).asked).toEqual([]);
  });

  test('are looked for in a claim that holds, if it wants them: those that grow at all', async () => {
    const { asked } = await found({ verdict: { outcome: 'holds', evidence } }, runOf({ where: true }));
    expect(asked[0]!.compared!.allowed).toBe(1);
  });

  test('are looked for with what grows faster than a claim allows that holds, over the sizes where they are', async () => {
    const { asked } = await found({ verdict: { outcome: 'holds', evidence } }, runOf({ where: true }));
    // The lines that are found are those of n = 8 and 2,048, but the claim is of the calls that were compared.
    expect(asked[1]).toEqual({ purpose: 'count', where, power: 1 });
  });

  test('are looked for in every claim of a verbose run, unless it forbids that', async () => {
    const holds: Partial<TrialResult> = { verdict: { outcome: 'holds', evidence } };
    const isForAll = { ...locator, isForAll: true };
    expect((await found(holds, runOf(), undefined, undefined, isForAll)).asked).toHaveLength(2);
    expect((await found(holds, runOf({ where: false }), undefined, undefined, isForAll)).asked).toEqual([]);
  });

  test('of two arms are compared at the size at which the ratio is largest', async () => {
    const comparison: Evidence = {
      kind: 'comparison',
      arm: 'flat',
      other: 'nested',
      high: 0.5,
      ratios: [
        { n: 8, ratio: { estimate: 0.6, low: 0.5, high: 0.7 } },
        { n: 64, ratio: { estimate: 0.9, low: 0.8, high: 1 } },
      ],
      times: [],
    };
    const { asked } = await found({ verdict: { outcome: 'violated', evidence: comparison } });
    expect(asked[0]!.compared).toEqual({ from: { arm: 'nested', n: 64 }, to: { arm: 'flat', n: 64 }, allowed: 0.5 });
  });

  test.each<[string, Evidence, object | undefined]>([
    [
      'steps that grow too fast: at two sizes that were counted',
      { ...countedSquare, metric: 'steps' },
      { from: { arm: 'nested', n: 8 }, to: { arm: 'nested', n: 256 }, allowed: 32 },
    ],
    ['another count, which no line takes time for', { ...countedSquare, metric: 'promises' }, undefined],
    [
      'an arm that takes more steps than another: at the largest size',
      {
        kind: 'counted comparison',
        metric: 'steps',
        high: 2,
        arms: [
          { arm: 'nested', counts: countedSquare.rows },
          { arm: 'flat', counts: countedSquare.rows },
        ],
      },
      { from: { arm: 'flat', n: 256 }, to: { arm: 'nested', n: 256 }, allowed: 2 },
    ],
  ])('of %s', async (_, counts, compared) => {
    const { asked } = await found({ verdict: { outcome: 'violated', evidence: counts } });
    expect(asked[0]?.compared).toEqual(compared);
  });

  test('of calls that are too long to be made many times are those of smaller sizes', async () => {
    const long = {
      ...quadratic(),
      times: quadratic().times.map((time) => ({ ...time, timeNs: { estimate: 30 * time.n ** 2, low: 0, high: 1e9 } })),
    };
    const { asked } = await found({ verdict: { outcome: 'violated', evidence: long } });
    expect(asked[0]!.compared!.to.n).toBe(512);
  });

  describe('in a process that is there for one claim', () => {
    const rerun: Rerun = { purpose: 'confirm', test: 'a test', ordinal: 1, claimed: 'it is so', seed: 1 };

    test('are located by the one that confirms, which asks no other', async () => {
      expect(await found({}, runOf(), {}, rerun)).toEqual({ where, asked: [] });
    });

    test('are not looked for by one that counts or compares', async () => {
      expect(await found({}, runOf(), {}, { ...rerun, purpose: 'count' })).toMatchObject({ where: undefined });
    });

    test('are located, or counted, by one that is asked to', async () => {
      const compared = { from: where.from, to: where.to, allowed: 16 };
      expect(await found({}, runOf(), {}, { ...rerun, purpose: 'locate', compared })).toMatchObject({ where });
      expect(await found({}, runOf(), {}, { ...rerun, purpose: 'count', where })).toMatchObject({ where: counted });
      const profiled = { arm: 'nested', n: 64 };
      const { where: lines } = await found({}, runOf(), {}, { ...rerun, purpose: 'locate', profiled });
      expect(lines!.from).toEqual({ ...profiled, timeNs: 1 });
    });
  });

  test('of a comparison, which several processes may confirm, are located by a process of their own', async () => {
    const evidence: Evidence = {
      kind: 'comparison',
      arm: 'flat',
      other: 'nested',
      high: 0.5,
      ratios: [{ n: 8, ratio: { estimate: 0.9, low: 0.8, high: 1 } }],
      times: [],
    };
    const rerun: Rerun = { purpose: 'confirm', test: 'a test', ordinal: 1, claimed: 'it is so', seed: 1 };
    const result: Partial<TrialResult> = { verdict: { outcome: 'violated', evidence } };
    expect(await found(result, runOf(), {}, rerun)).toEqual({ where: undefined, asked: [] });
  });

  test('are left out, and the verdict stays, if the engine refuses to sample', async () => {
    const failing: Locator = { ...locator, locate: () => Promise.reject(new Error('no profiler')) };
    const decider: Decider = {
      decide: () => Promise.resolve({ ...AT_ONCE, verdict: violated }),
      calling: () => ({ limitNs: 1e9, instruments: new FakeInstruments() }),
      askFreshProcess: () => Promise.resolve(undefined),
    };
    const rerun: Rerun = { purpose: 'confirm', test: 'a test', ordinal: 1, claimed: 'it is so', seed: 1 };
    expect(await decidedWithWhere(runOf(), decider, { locator: failing, rerun })).toEqual({
      ...AT_ONCE,
      verdict: violated,
    });
  });

  test('are not looked for if the test does not get there alone', async () => {
    expect((await found({ isolationFailure: 'x is not defined' })).asked).toEqual([]);
  });
});
