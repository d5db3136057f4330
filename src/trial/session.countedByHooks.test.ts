import type { CountedClaim } from '../claims/kinds';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Session } from './session';
import { about, asking, count, decided, exactly, linearArms, sessionOf } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  test('says that it is slower after it counted promises itself, and not after it counted turns', async () => {
    const arms = about([linearArms(instruments).linear]);
    await count(file, asking(arms), 'loopTurns', exactly('loopTurns', 0));
    expect(file.countedByHooks).toBe(false);
    await count(file, asking(arms), 'promises', exactly('promises', 0));
    expect(file.countedByHooks).toBe(true);
  });

  test('is not slower for a claim on promises that is answered without counting', async () => {
    const obstacle = { kind: 'narrow sweep', span: 4, spanNeeded: 64 } as const;
    const exact = exactly('promises', 0);
    const claim: CountedClaim = { unanswerable: obstacle, judge: (arms) => exact.judge(arms) };
    const outcome = decided(await count(file, asking(about([linearArms(instruments).linear])), 'promises', claim));
    expect(outcome.verdict).toMatchObject({ outcome: 'undecided', obstacle });
    expect(file.countedByHooks).toBe(false);
  });
});
