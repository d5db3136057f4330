import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { Session } from './session';
import { about, asking, decide, linearArms, linearly, sessionOf, SIZES, timed } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  describe('decideAgain', () => {
    /** A claim that a fixed cost keeps open, first measured while the process waits for a core. */
    async function busyFirst() {
      let busy = true;
      const flat = (n: number): void => {
        instruments.clock.advance(1e6 + n);
        if (busy) instruments.kernel.wait(1e6);
      };
      const arms: Arms = { workloads: new Map([['flat', normalWorkload(flat)]]), sizes: SIZES, experiment: undefined };
      const first = await decide(file, asking(arms), linearly('flat'));
      busy = false;
      return { arms, first };
    }

    test('replaces the first outcome by the second, in the name of its test', async () => {
      const { arms, first } = await busyFirst();
      expect(first.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
      file.test = { name: 'searching', deadline: undefined, claims: 0 };
      const { linear } = linearArms(instruments);
      const other = await decide(file, asking(about([linear])), linearly('linear'));

      const second = await file.decideAgain(timed(asking(arms), linearly('flat')), first);

      expect(file.outcomes).toEqual([second, other]);
      expect(second).toMatchObject({
        verdict: { outcome: 'undecided', reason: 'too small' },
        test: 'sorting',
        ordinal: 1,
        collections: 2,
      });
      expect(second.wallNs).toBeGreaterThan(first.wallNs);
      expect(second.setAside).toEqual(first.samples);
      expect(second.samples.map(({ rounds }) => rounds.length)).toEqual([second.rounds, second.rounds]);
      expect(file.test.claims).toBe(1);
    });

    test('measures again, with four times the budget', async () => {
      const { arms, first } = await busyFirst();
      const second = await file.decideAgain(timed(asking(arms), linearly('flat')), first);
      expect(second.rounds - 27).toBe(4 * (first.rounds - 27));
    });
  });
});
