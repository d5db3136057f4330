import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { Session } from './session';
import { about, asking, decide, linearArms, linearly, sessionOf, SIZES } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  test('gives a claim the budget that it names', async () => {
    const arms: Arms = {
      workloads: new Map([['flat', normalWorkload(instruments.taking((n) => 1e6 + n))]]),
      sizes: SIZES,
      experiment: undefined,
    };
    const asked = await decide(file, asking(arms, { budgetNs: 50e6 }), linearly('flat'));
    const own = asked.rounds - 27;
    const ofProject = await decide(file, asking(arms), linearly('flat'));
    expect(own).toBe(10);
    expect(ofProject.rounds - 27).toBe(2 * own);
  });

  test('stops measuring when the own time of the test is up', async () => {
    const arms: Arms = {
      workloads: new Map([['flat', normalWorkload(instruments.taking((n) => 1e6 + n))]]),
      sizes: SIZES,
      experiment: undefined,
    };
    file.test = { name: 'sorting', deadline: instruments.clock.now() + 200_000_000n, claims: 0 };
    const { verdict } = await decide(file, asking(arms), linearly('flat'));
    expect(verdict).toMatchObject({ obstacle: { kind: 'too few rounds', endedBy: 'test timeout' } });
  });

  test('measures nothing if the clock is too coarse', async () => {
    instruments.grainNs = 2_500;
    const { linear } = linearArms(instruments);
    const { verdict } = await decide(file, asking(about([linear])), linearly('linear'));
    expect(verdict).toEqual({
      outcome: 'undecided',
      reason: 'unanswerable',
      obstacle: { kind: 'coarse clock', grainNs: 2_500, batchNs: 200_000 },
    });
    expect(file.collections.spending.measuringNs).toBe(0);
  });
});
