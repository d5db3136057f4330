import type { Evidence, Verdict } from '../claims/kinds';
import { pricedSteps } from '../claims/counts/pricedSteps';
import type { CollectionRecord } from '../claims/samples';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Obstacle } from '../model/obstacle';
import { undecided } from '../model/verdict';
import { quadratic } from '../report/testing/records';
import { StepsArbiter } from './arbiter';
import type { StepsAnswer } from './attempts';
import { program } from '../workload/program';
import type { Arms } from './arms';
import type { ClaimRun } from './claim';
import type { RerunData, RerunResult } from './processes';
import { AT_ONCE } from './trial';

const scaling: ScalingEvidence = quadratic();
const workload = { kind: 'called', input: undefined, run: () => undefined, bare: true, fresh: false } as const;
const arms: Arms = { workloads: new Map([['unique', workload]]), sizes: [], experiment: undefined };
const nearLimit: Obstacle = { kind: 'near limit', quantity: 'excess', found: 0.26, limit: 0.25 };
const left = (obstacle: Obstacle, evidence: Evidence = scaling): Verdict => undecided(obstacle, evidence);

const rows = scaling.times.map(({ n, timeNs }) => ({ n, counted: [n, n], timeNs }));
/** Thirty rounds in which a unit of n costs that many times as much at the top, risen over the last steps. */
function recordOf(rise: number): CollectionRecord {
  const sizes = [16, 64, 256, 1_024, 4_096];
  const timesNs = sizes.map((n, i) => 100 * n * [1, 1, 1, Math.sqrt(rise), rise][i]!);
  const cells = sizes.map((n) => ({ arm: 'unique', n }));
  const round = { order: sizes.map((_, i) => i), durationsNs: timesNs };
  return { cells, calls: sizes.map(() => 1), rounds: Array.from({ length: 30 }, () => round) } as never;
}

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
  readonly verdict: StepsAnswer;
  readonly asked: readonly RerunData[];
}

interface Circumstances {
  readonly deadline?: bigint;
  readonly arms?: Arms;
  readonly signal?: AbortSignal;
  readonly record?: CollectionRecord;
  readonly bent?: boolean;
}

async function decided(
  found: Verdict,
  answer: () => Promise<RerunResult | undefined> = () => Promise.resolve(byCount),
  {
    deadline,
    arms: stated = arms,
    signal = new AbortController().signal,
    record = recordOf(20),
    bent = true,
  }: Circumstances = {},
): Promise<Asked> {
  const asked: RerunData[] = [];
  const arbiter = new StepsArbiter(
    { spec: { arms: stated }, signal, deadline } as ClaimRun,
    {
      calling: () => ({ limitNs: 1e9, instruments: new FakeInstruments() }),
      askFreshProcess: (_run, _purpose, data) => {
        asked.push(data);
        return answer();
      },
    },
    1e-6,
  );
  return { verdict: await arbiter.decide({ verdict: found, bent, record }), asked };
}

const outcomeIn = ({ verdict }: Asked): string | undefined => (typeof verdict === 'object' ? verdict.outcome : verdict);

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
    const { verdict, asked } = await decided(left(obstacle));
    expect(asked).toEqual([{ metric: 'steps', open: scaling }]);
    expect(verdict).toEqual({ outcome: 'holds', evidence: priced });
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
    const { verdict } = await decided(left(nearLimit), answer);
    expect(verdict).toBeUndefined();
  });

  test('ends with its test, if that is aborted meanwhile', async () => {
    const signal = AbortSignal.abort(new Error('the test is over'));
    await expect(decided(left(nearLimit), () => Promise.reject(new Error('aborted')), { signal })).rejects.toThrow(
      'aborted',
    );
  });

  test.each<[string, Verdict, Circumstances]>([
    ['time decided it', { outcome: 'violated', evidence: scaling }, {}],
    [
      'noise left it open',
      left({ kind: 'too few rounds', rounds: 2, roundNs: 1e9, endedBy: 'budget', needed: 14 }),
      {},
    ],
    ['it is to be told from another growth', left(nearLimit, { ...scaling, notLike: 'n log n' }), {}],
    ['its test has hardly time left', left(nearLimit), { deadline: 2_000_000_000n }],
    [
      'a program in another language is measured',
      left(nearLimit),
      { arms: { ...arms, workloads: new Map([['unique', program({ command: 'python3' })]]) } },
    ],
  ])('is left to time if %s', async (_, found, more) => {
    const { verdict, asked } = await decided(found, undefined, more);
    expect(asked).toEqual([]);
    expect(verdict).toBeUndefined();
  });

  describe('whose native calls leave its steps open', () => {
    const callsNative: RerunResult = {
      kind: 'decided',
      result: { ...AT_ONCE, verdict: left(nearLimit, { ...priced, unbounded: ['list.includes'] }) },
    };
    const outcomeOf = async (record: CollectionRecord, answer = callsNative): Promise<string | undefined> =>
      outcomeIn(await decided(left(nearLimit), () => Promise.resolve(answer), { record }));

    test('is violated if time rises by more than a machine adds', async () => {
      expect(await outcomeOf(recordOf(20))).toBe('violated');
    });

    test('stays open if it does not', async () => {
      expect(await outcomeOf(recordOf(3))).toBeUndefined();
    });

    test('stays open if no native call can be what makes it rise', async () => {
      const without: RerunResult = { kind: 'decided', result: { ...AT_ONCE, verdict: left(nearLimit, priced) } };
      expect(await outcomeOf(recordOf(20), without)).toBeUndefined();
    });
  });

  describe('that holds, and needs larger sizes to be sure', () => {
    const holds: Verdict = { outcome: 'holds', evidence: scaling };
    const answering = (outcome: Verdict): (() => Promise<RerunResult>) => {
      return () => Promise.resolve({ kind: 'decided', result: { ...AT_ONCE, verdict: outcome } });
    };

    test('stays as times found it if its steps grow no faster', async () => {
      expect(outcomeIn(await decided(holds))).toBe('as found');
    });

    test('is violated if they do', async () => {
      expect(outcomeIn(await decided(holds, answering({ outcome: 'violated', evidence: priced })))).toBe('violated');
    });

    test('needs the larger sizes if they leave it open, whatever native code may do', async () => {
      const open = left(nearLimit, { ...priced, unbounded: ['list.includes'] });
      expect(outcomeIn(await decided(holds, answering(open)))).toBeUndefined();
    });

    test('asks nothing if it is sure', async () => {
      expect((await decided(holds, undefined, { bent: false })).asked).toEqual([]);
    });
  });

  describe('over a longer sweep, which has the same steps', () => {
    /** Returns what two sweeps are answered, and how often another process was asked. */
    async function decidedOver(
      records: readonly CollectionRecord[],
      unbounded: readonly string[],
    ): Promise<{ readonly outcomes: readonly (string | undefined)[]; readonly asked: number }> {
      let asked = 0;
      const verdict = left(nearLimit, { ...priced, unbounded: [...unbounded] });
      const arbiter = new StepsArbiter(
        { spec: { arms }, signal: new AbortController().signal, deadline: undefined } as unknown as ClaimRun,
        {
          calling: () => ({ limitNs: 1e9, instruments: new FakeInstruments() }),
          askFreshProcess: () => {
            asked++;
            return Promise.resolve({ kind: 'decided', result: { ...AT_ONCE, verdict } });
          },
        },
        1e-6,
      );
      const outcomes: (string | undefined)[] = [];
      for (const record of records) {
        const answer = await arbiter.decide({ verdict: left(nearLimit), bent: true, record });
        outcomes.push(outcomeIn({ verdict: answer, asked: [] }));
      }
      return { outcomes, asked };
    }

    test('is not asked about again', async () => {
      const found = await decidedOver([recordOf(3), recordOf(20)], []);
      expect(found).toEqual({ outcomes: [undefined, undefined], asked: 1 });
    });

    test('is if its times show a rise that the native code makes which was found', async () => {
      const found = await decidedOver([recordOf(3), recordOf(20)], ['list.includes']);
      expect(found).toEqual({ outcomes: [undefined, 'violated'], asked: 2 });
      expect((await decidedOver([recordOf(3), recordOf(3)], ['list.includes'])).asked).toBe(1);
    });
  });
});
