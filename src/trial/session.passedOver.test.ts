import { ScalingClaim } from '../claims/scaling/scalingClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Rerun } from './processes';
import { Session } from './session';
import {
  about,
  asking,
  count,
  decide,
  exactly,
  linearArms,
  linearly,
  sessionOf,
  SIZES,
  state,
} from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  describe('in a process for a single claim', () => {
    const rerun: Rerun = { purpose: 'confirm', test: 'sorting', ordinal: 2, claimed: 'it is so', seed: 5 };
    beforeEach(() => {
      file = sessionOf(instruments, { rerun });
    });

    test('passes over the other claims and judges that one once', async () => {
      const { linear } = linearArms(instruments);
      const quadratic = new ScalingClaim({ arm: 'linear', sizes: SIZES, growth: 'n^2', atMost: false });
      await expect(state(file, asking(about([linear])), linearly('linear'))).resolves.toEqual({ kind: 'passed over' });
      expect(instruments.garbageCollections).toBe(0);
      const outcome = await decide(file, asking(about([linear])), quadratic);
      expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, collections: 1, ordinal: 2 });
      await expect(state(file, asking(about([linear])), quadratic)).resolves.toEqual({ kind: 'passed over' });
      expect(file.outcomes).toEqual([outcome]);
    });

    test('passes over a claim in the same place with other words', async () => {
      const arms = about([linearArms(instruments).linear]);
      await state(file, asking(arms), linearly('linear'));
      await expect(state(file, asking(arms, { claimed: 'it is not so' }), linearly('linear'))).resolves.toEqual({
        kind: 'passed over',
      });
      expect(file.outcomes).toEqual([]);
    });
  });

  test('measures nothing if the host forbids it, and counts the claims that it passed over', async () => {
    file = new Session(file.options, instruments, { notMeasured: 'coverage' });
    const { linear } = linearArms(instruments);
    await expect(state(file, asking(about([linear])), linearly('linear'))).resolves.toEqual({ kind: 'passed over' });
    await expect(count(file, asking(about([linear])), 'loopTurns', exactly('loopTurns', 0))).resolves.toEqual({
      kind: 'passed over',
    });
    expect(file.notMeasured).toEqual({ because: 'coverage', claims: 2 });
  });
});
