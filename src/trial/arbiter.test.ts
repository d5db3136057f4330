import type { Evidence, Verdict } from '../claims/kinds';
import { pricedSteps } from '../claims/counts/pricedSteps';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Obstacle } from '../model/obstacle';
import { undecided } from '../model/verdict';
import { quadratic } from '../report/testing/records';
import { decidedByStepsIfOpen } from './arbiter';
import { program } from '../workload/program';
import type { Arms } from './arms';
import type { ClaimRun } from './claim';
import type { Decider } from './decider';
import type { RerunData, RerunResult } from './processes';
import { AT_ONCE, type TrialResult } from './trial';

const scaling: ScalingEvidence = quadratic();
const workload = { kind: 'called', input: undefined, run: () => undefined, bare: true, fresh: false } as const;
const arms: Arms = { workloads: new Map([['unique', workload]]), sizes: [], experiment: undefined };
const nearLimit: Obstacle = { kind: 'near limit', quantity: 'excess', found: 0.26, limit: 0.25 };
const left = (obstacle: Obstacle, evidence: Evidence = scaling): Verdict => undecided(obstacle, evidence);

const rows = scaling.times.map(({ n, timeNs }) => ({ n, counted: [n, n], timeNs }));
const priced = pricedSteps({
  arm: 'unique',
  growth: 'n',
  atMost: true,
  margin: 0.25,
  unbounded: [],
  isLinear: false,
  rows,
});
const byCount: RerunResult = {
  kind: 'decided',
  result: { ...AT_ONCE, verdict: { outcome: 'holds', evidence: priced } },
};

interface Asked {
  readonly result: TrialResult;
  readonly asked: readonly RerunData[];
}

async function decided(
  found: Verdict,
  answer: () => Promise<RerunResult | undefined> = () => Promise.resolve(byCount),
  more: { readonly deadline?: bigint; readonly arms?: Arms; readonly signal?: AbortSignal } & Partial<TrialResult> = {},
): Promise<Asked> {
  const { deadline, arms: stated = arms, signal = new AbortController().signal, ...result } = more;
  const asked: RerunData[] = [];
  const decider: Decider = {
    decide: () => Promise.resolve({ ...AT_ONCE, ...result, verdict: found }),
    calling: () => ({ limitNs: 1e9, instruments: new FakeInstruments() }),
    askFreshProcess: (_run, _purpose, data) => {
      asked.push(data);
      return answer();
    },
  };
  const run = { spec: { arms: stated }, signal, deadline } as ClaimRun;
  const nativeCalls = () => Promise.resolve({ unbounded: [], isLinear: false });
  return { result: await decidedByStepsIfOpen(run, decider, { rerun: undefined, nativeCalls }), asked };
}

describe('a claim on growth', () => {
  test.each<Obstacle>([
    nearLimit,
    { kind: 'bent tail', from: 512, to: 2_048, exponent: 1.9 },
    {
      kind: 'unsettled price',
      growth: 'n',
      from: 512,
      to: 2_048,
      exponent: 1.4,
      cheapestAt: 8,
      rise: 20,
      decisive: { n: 9_000, timeNs: 1e8 },
    },
  ])('is decided by its steps where the shape of its times leaves it open: $kind', async (obstacle) => {
    const { result, asked } = await decided(left(obstacle));
    expect(asked).toEqual([{ metric: 'steps', open: scaling }]);
    expect(result.verdict).toEqual({ outcome: 'holds', evidence: priced });
  });

  test('keeps what was measured, though its verdict no longer rests on that', async () => {
    const samples = [{}] as unknown as TrialResult['samples'];
    const { result } = await decided(left(nearLimit), undefined, { samples, rounds: 30, freshProcesses: 1 });
    expect(result).toMatchObject({ setAside: samples, samples: [], rounds: 0 });
  });

  test.each<[string, () => Promise<RerunResult | undefined>]>([
    ['no process can be started', () => Promise.resolve(undefined)],
    ['its test does not run alone', () => Promise.resolve({ kind: 'failed', because: 'x is not defined' })],
    ['the workload fails there', () => Promise.reject(new Error('out of memory'))],
    [
      'they leave it open too',
      () => Promise.resolve({ kind: 'decided', result: { ...AT_ONCE, verdict: left(nearLimit, priced) } }),
    ],
  ])('stays as time left it if %s', async (_, answer) => {
    const { result } = await decided(left(nearLimit), answer);
    expect(result.verdict).toEqual(left(nearLimit));
  });

  test('ends with its test, if that is aborted meanwhile', async () => {
    const signal = AbortSignal.abort(new Error('the test is over'));
    await expect(decided(left(nearLimit), () => Promise.reject(new Error('aborted')), { signal })).rejects.toThrow(
      'aborted',
    );
  });

  test.each<[string, Verdict, Parameters<typeof decided>[2]]>([
    ['time decided it', { outcome: 'violated', evidence: scaling }, {}],
    [
      'noise left it open',
      left({ kind: 'too few rounds', rounds: 2, roundNs: 1e9, endedBy: 'budget', needed: 14 }),
      {},
    ],
    ['it is to be told from another growth', left(nearLimit, { ...scaling, notLike: 'n log n' }), {}],
    ['its test does not run alone', left(nearLimit), { isolationFailure: 'x is not defined' }],
    ['its test has hardly time left', left(nearLimit), { deadline: 2_000_000_000n }],
    [
      'a program in another language is measured',
      left(nearLimit),
      { arms: { ...arms, workloads: new Map([['unique', program({ command: 'python3' })]]) } },
    ],
  ])('is left to time if %s', async (_, found, more) => {
    const { result, asked } = await decided(found, undefined, more);
    expect(asked).toEqual([]);
    expect(result.verdict).toEqual(found);
  });
});
