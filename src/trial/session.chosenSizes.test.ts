import { ConstantClaim } from '../claims/constant/constantClaim';
import type { TimedClaim } from '../claims/kinds';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import type { ClaimOver, ClaimSpec } from './claim';
import type { RerunResult } from './processes';
import type { Session } from './session';
import { RestartableSession } from './testing/freshProcesses';
import { asking, decided, linearly, sessionOf } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  describe('if sizes are to be chosen', () => {
    const unsized = async (timeNs: (n: number) => number, claim: (sizes: readonly number[]) => TimedClaim) => {
      const workloads = new Map([['work', normalWorkload(instruments.taking(timeNs))]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      return decided(await file.decide({ ...asked, kind: 'sized', over: claim }));
    };

    test.each<[string, (n: number) => number, (sizes: readonly number[]) => TimedClaim]>([
      ['every call takes 50 ms', () => 50e6, (sizes) => linearly('work', sizes)],
      ['a unit of n takes 5 ms', (n) => 5e6 * n, (sizes) => linearly('work', sizes)],
      ['a constant takes 50 ms', () => 50e6, (sizes) => new ConstantClaim({ arm: 'work', sizes, factor: 1.5 })],
    ])('and %s, it says so and measures nothing', async (_, timeNs, claim) => {
      const outcome = await unsized(timeNs, claim);
      expect(outcome.verdict).toMatchObject({ reason: 'unanswerable', obstacle: { kind: 'too steep' } });
      expect(file.collections.spending.measuringNs).toBe(0);
    });

    test('and their inputs fill the memory that they may take, it ends at the last that fits, and says so', async () => {
      const limited = sessionOf(instruments, {}, { memoryLimitBytes: 100e6 });
      const built = new Set<number>();
      const input = (n: number): number => {
        built.add(n);
        instruments.memory.used += 10e3 * n;
        return n;
      };
      const run = instruments.taking((n) => 10 * n);
      const workloads = new Map([['work', normalWorkload({ input, run: (_, n) => run(n) })]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      const over = (sizes: readonly number[]): TimedClaim =>
        new ScalingClaim({ arm: 'work', sizes, growth: 'n', atMost: true, chosen: true });
      const { sweepEnd, verdict } = decided(await limited.decide({ ...asked, kind: 'sized', over }));
      expect(verdict.outcome).toBe('holds');
      expect(3 * 10e3 * Math.max(...built)).toBeLessThan(100e6);
      expect(sweepEnd).toMatchObject({ failure: { kind: 'too large', part: 'input', limitBytes: 100e6 } });
      expect(sweepEnd!.largest).toBeLessThanOrEqual(Math.max(...built));
    });

    test('counts the time of their inputs, beside that of measuring, without that of another process', async () => {
      let built = 0;
      const input = (n: number): number => {
        built++;
        instruments.clock.advance(1e6);
        return n;
      };
      const run = instruments.taking((n) => 1_000 * n ** 2);
      const workloads = new Map([['work', normalWorkload({ input, run: (_, n) => run(n) })]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      const over = (sizes: readonly number[]): TimedClaim => linearly('work', sizes);
      const rerunner = (): Promise<RerunResult> => {
        instruments.clock.advance(500e9);
        return Promise.resolve({ kind: 'failed', because: 'it was interrupted' });
      };
      const confirmed = sessionOf(instruments, { rerunner });
      const { inputTime, wallNs } = decided(await confirmed.decide({ ...asked, kind: 'sized', over }));
      expect(inputTime?.buildingNs).toBe(1e6 * built);
      expect(inputTime?.measuringNs).toBeGreaterThan(0);
      expect(wallNs - inputTime!.buildingNs - inputTime!.measuringNs).toBeCloseTo(500e9, -6);
    });

    test('counts the time of the inputs of a process that confirms, and takes over where its sizes end', async () => {
      const workloads = new Map([['work', normalWorkload(instruments.taking((n) => 1_000 * n ** 2))]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      const over = (sizes: readonly number[]): TimedClaim => linearly('work', sizes);
      const alone = decided(await sessionOf(instruments).decide({ ...asked, kind: 'sized', over }));
      const failure = { kind: 'slow input', n: 1e6, timeNs: 6e9 } as const;
      const confirming = {
        ...alone,
        inputTime: { buildingNs: 7e9, measuringNs: 1e9 },
        sweepEnd: { largest: 1e6, failure },
      };
      const rerunner = (): Promise<RerunResult> => Promise.resolve({ kind: 'decided', result: confirming });
      const { inputTime, sweepEnd, freshProcesses } = decided(
        await sessionOf(instruments, { rerunner }).decide({ ...asked, kind: 'sized', over }),
      );
      expect(freshProcesses).toBe(1);
      expect(inputTime?.buildingNs).toBe(7e9);
      expect(inputTime?.measuringNs).toBeGreaterThan(1e9);
      expect(sweepEnd).toMatchObject({ failure });
    });

    test('has a process that confirms measure at them, a little larger, without looking for any', async () => {
      const called = new Set<number>();
      const run = instruments.taking((n) => {
        called.add(n);
        return 50 * n ** 2;
      });
      let calledBefore: number[] = [];
      const restartable = new RestartableSession(file.options, instruments, () => {
        calledBefore = [...called];
        called.clear();
      });
      const asked = asking({ workloads: new Map([['work', normalWorkload(run)]]), sizes: [], experiment: undefined });
      const over = (sizes: readonly number[]): TimedClaim =>
        new ScalingClaim({ arm: 'work', sizes, growth: 'n', atMost: true, chosen: true });
      const { verdict, samples } = decided(await restartable.decide({ ...asked, kind: 'sized', over }));
      expect(verdict.outcome).toBe('violated');
      const [first, confirming] = samples.map(({ cells }) => cells.map(({ n }) => n));
      expect([...called].sort((a, b) => a - b)).toEqual(confirming);
      expect(calledBefore.length).toBeGreaterThan(first!.length);
      expect(confirming!.at(-1)! / first!.at(-1)!).toBeCloseTo(1.1, 1);
    });

    test('measures at smaller ones again if the workload fails at larger ones', async () => {
      let top = Infinity;
      const run = instruments.taking((n) => {
        if (n > top) throw new RangeError('Maximum call stack size exceeded');
        return 50 * n ** 2;
      });
      const asked = asking({ workloads: new Map([['work', normalWorkload(run)]]), sizes: [], experiment: undefined });
      const over: ClaimOver = (sizes, isDoubted) => {
        // So it is asked for once the sizes are chosen.
        if (isDoubted !== undefined) top = sizes.at(-1)!;
        return new ScalingClaim({ arm: 'work', sizes, growth: 'n', atMost: true, chosen: true });
      };
      const { verdict, samples } = decided(await file.decide({ ...asked, kind: 'sized', over }));
      expect(verdict.outcome).toBe('violated');
      const [first, again] = samples.map(({ cells }) => cells.at(-1)!.n);
      expect(first! / again!).toBeCloseTo(1.1, 1);
    });

    test('says nothing of inputs if there are none', async () => {
      const { inputTime } = await unsized(
        (n) => 1_000 * n,
        (sizes) => linearly('work', sizes),
      );
      expect(inputTime).toBeUndefined();
    });

    test('and the size to reach is not reached, sets aside the rounds below it', async () => {
      const workloads = new Map([['work', normalWorkload(instruments.taking((n) => n ** 2))]]);
      const asked = asking({ workloads, sizes: [], experiment: undefined });
      const quadratically = (sizes: readonly number[]): TimedClaim =>
        new ScalingClaim({ arm: 'work', sizes, growth: 'n^2', atMost: false });
      const spec: ClaimSpec = { ...asked, kind: 'sized', over: quadratically, upTo: 1_000_000 };
      const outcome = decided(await file.decide(spec));
      expect(outcome).toMatchObject({
        verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle: { kind: 'out of reach', upTo: 1_000_000 } },
        collections: 0,
        rounds: 0,
        samples: [],
        setAside: [{ statement: { kind: 'scaling', options: { growth: 'n^2' } }, endedBy: undefined }],
      });
      expect(outcome.setAside[0]?.rounds).toHaveLength(25);
      expect(outcome.decidingNs).toBeGreaterThan(0);
    });
  });
});
