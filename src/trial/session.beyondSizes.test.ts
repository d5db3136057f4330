import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import type { DecidedClaim } from './claim';
import type { Session } from './session';
import { ScalingClaim } from '../claims/scaling/scalingClaim';
import type { Growth } from '../model/growth';
import { asking, decide, linearly, sessionOf } from './testing/sessionClaims';

const SIZES = [64, 256, 1_024, 4_096];

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  /** Decides that time is linear over sizes that the test names, of a workload that fails beyond the last of some. */
  function decidedLinear(timeNs: (n: number) => number, last = Infinity): Promise<DecidedClaim> {
    const run = (n: number): void => {
      if (n > last) throw new RangeError('there are no data of that size');
      instruments.clock.advance(timeNs(n));
    };
    const workloads = new Map([['work', normalWorkload(run)]]);
    return decide(file, asking({ workloads, sizes: SIZES, experiment: undefined }), linearly('work', SIZES));
  }

  describe('if the sizes of a test end amid a step of the machine', () => {
    /** Data of over 800 fill a cache; those of over 4,000 do not fit at all. */
    const stepped = (n: number): number => 10 * n * (n > 800 ? 2 : 1) * (n > 4_000 ? 3 : 1);

    test('goes on beyond them, where the growth settles, and says so', async () => {
      const outcome = await decidedLinear(stepped);
      expect(outcome.verdict).toMatchObject({ outcome: 'holds', evidence: { given: { from: 64, to: 4_096 } } });
      expect(outcome.samples[0]!.cells.at(-1)!.n).toBeGreaterThan(4_096);
      expect(outcome.setAside.map(({ cells }) => cells.at(-1)!.n)).toContain(4_096);
    });

    test.each<[string, string, (n: number) => number]>([
      ['holds', 'a step in their middle', (n) => 10 * n * (n > 100 ? 2 : 1) * (n > 800 ? 1.5 : 1)],
      ['undecided', 'n^1.25 throughout', (n) => 10 * n ** 1.25],
    ])('looks beyond them and finds "%s" if they leave open whether %s is too much', async (outcome, _, timeNs) => {
      const { verdict, setAside } = await decidedLinear(timeNs);
      expect(setAside.length).toBeGreaterThan(0);
      expect(verdict.outcome).toBe(outcome);
    });

    test('is undecided if they grew far too fast in the middle, as claimed at the top, and what lies beyond does not settle', async () => {
      const price = (n: number): number => (n > 800 ? 25 : n > 100 ? 5 : 1) * Math.max(1, n / 4_096) ** 0.9;
      const { verdict } = await decidedLinear((n) => n * price(n));
      expect(verdict).toMatchObject({ outcome: 'undecided', obstacle: { kind: 'unsettled price' } });
    });

    describe('and their inputs take memory', () => {
      /** Decides under a limit that time is linear, of inputs that take three kilobytes a unit of n, and returns the sizes built. */
      const builtUnder = async (memoryLimitBytes: number): Promise<Set<number>> => {
        const built = new Set<number>();
        const input = (n: number): number => {
          built.add(n);
          instruments.memory.used += 1_000 * n;
          return n;
        };
        const run = instruments.taking(stepped);
        const workloads = new Map([['work', normalWorkload({ input, run: (_, n) => run(n) })]]);
        const limited = sessionOf(instruments, {}, { memoryLimitBytes });
        await decide(limited, asking({ workloads, sizes: SIZES, experiment: undefined }), linearly('work', SIZES));
        return built;
      };

      test('goes on beyond them if larger ones take no more than they may', async () => {
        expect(Math.max(...(await builtUnder(1e9)))).toBeGreaterThan(4_096);
      });

      test.each([
        ['larger ones would take more', 13e6],
        ['they take more themselves', 1e6],
      ])('tries them, and no larger ones, if %s', async (_, memoryLimitBytes) => {
        expect([...(await builtUnder(memoryLimitBytes))]).toEqual(SIZES);
      });
    });

    test('holds to what it found at them if the workload fails beyond', async () => {
      const { verdict } = await decidedLinear(stepped, 4_096);
      expect(verdict.outcome).not.toBe('holds');
      expect(verdict.evidence).not.toHaveProperty('given', expect.anything());
    });
  });

  test.each<[string, (n: number) => number]>([
    ['n^1.5', (n) => n ** 1.5],
    ['n^2', (n) => n ** 2 / 10],
    ['a knee', (n) => n * Math.max(1, n / 1_024)],
  ])('finds %s violated, however much larger sizes cost', async (_, timeNs) => {
    const { verdict } = await decidedLinear(timeNs);
    expect(verdict.outcome).toBe('violated');
    expect(verdict.evidence).not.toHaveProperty('given', expect.anything());
  });

  test.each<[Growth, string, readonly number[], (n: number) => number]>([
    ['n log n', 'n^1.5', [16, 64, 256, 1_024, 4_096], (n) => n ** 1.5],
    ['n', 'n^1.38', [100, 1_000, 10_000], (n) => 10 * n ** 1.38],
  ])('does not let %s hold of %s by what larger sizes settle to', async (growth, _, sizes, timeNs) => {
    const workloads = new Map([['work', normalWorkload(instruments.taking(timeNs))]]);
    const claim = new ScalingClaim({ arm: 'work', sizes, growth, atMost: true });
    const { verdict } = await decide(file, asking({ workloads, sizes, experiment: undefined }), claim);
    expect(verdict.outcome).not.toBe('holds');
  });
});
