import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import { decided, asking, sessionOf } from './testing/sessionClaims';
import type { DecidedClaim } from './claim';
import { Session } from './session';
import { RestartableSession } from './testing/freshProcesses';
import type { TrialOptions } from './trial';

describe('Session', () => {
  /** Decides that time grows at most linearly up to 60,000. */
  async function upTo60k(
    timeNs: (n: number) => number,
    open = (instruments: FakeInstruments, options: TrialOptions): Session => new Session(options, instruments),
  ): Promise<DecidedClaim> {
    const instruments = new FakeInstruments();
    const workloads = new Map([['work', normalWorkload(instruments.taking(timeNs))]]);
    const asked = asking({ workloads, sizes: [], experiment: undefined }, { budgetNs: 3e9 });
    const over = (sizes: readonly number[]): ScalingClaim =>
      new ScalingClaim({ arm: 'work', sizes, growth: 'n', atMost: true, chosen: true });
    const { options } = sessionOf(instruments);
    return decided(await open(instruments, options).decide({ ...asked, kind: 'sized', over, upTo: 60_000 }));
  }

  describe('if time leaps before a size that cannot be reached', () => {
    /** A queue that moves all of its elements above a size, by two ways of doing so. */
    test.each([12_000, 16_384])(
      'finds growth that goes on above it violated, after few rounds: from %i',
      async (knee) => {
        const { verdict, rounds, samples } = await upTo60k((n) => 320 * n * (n < knee ? 1 : (30 * n) / knee));
        expect(verdict.outcome).toBe('violated');
        expect(rounds).toBeLessThanOrEqual(16);
        expect(samples).toHaveLength(2);
      },
    );

    test('has it confirmed by a fresh process, whose calls may be as long', async () => {
      const { verdict, freshProcesses } = await upTo60k(
        (n) => 320 * n * (n < 12_000 ? 1 : (30 * n) / 12_000),
        (instruments, options) => new RestartableSession(options, instruments),
      );
      expect(verdict.outcome).toBe('violated');
      expect(freshProcesses).toBe(1);
    });

    test.each([28, 40, 64])('says nothing of a step of %i that a level price follows', async (factor) => {
      const { verdict } = await upTo60k((n) => 320 * n * (n < 12_000 ? 1 : factor));
      expect(verdict).toMatchObject({ reason: 'unanswerable', obstacle: { kind: 'out of reach', upTo: 60_000 } });
    });
  });
});
