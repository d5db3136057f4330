import { FakeInstruments } from '../measure/testing/fakeInstruments';
import type { Session } from './session';
import { about, asking, decide, linearArms, linearly, sessionOf } from './testing/sessionClaims';

describe('Session', () => {
  let instruments: FakeInstruments;
  let file: Session;
  beforeEach(() => {
    instruments = new FakeInstruments();
    file = sessionOf(instruments);
  });

  test('keeps the outcome of a claim, with its words', async () => {
    const { linear } = linearArms(instruments);
    const outcome = await decide(file, asking(about([linear])), linearly('linear'));
    expect(outcome).toMatchObject({
      verdict: { outcome: 'holds' },
      matcher: 'toScaleLinearly',
      isNot: false,
      claimed: 'it is so',
      test: 'sorting',
      ordinal: 1,
      confirmations: 1,
      collections: 1,
    });
    expect(outcome.wallNs).toBeGreaterThan(outcome.decidingNs);
    expect(file.outcomes).toEqual([outcome]);
  });

  test('numbers the claims of a test from 1, in the order they were stated', async () => {
    const { linear } = linearArms(instruments);
    const state = () => decide(file, asking(about([linear])), linearly('linear'));
    await state();
    await state();
    file.test = { name: 'searching', deadline: undefined, claims: 0 };
    await state();
    expect(file.outcomes.map(({ test, ordinal }) => `${test} ${String(ordinal)}`)).toEqual([
      'sorting 1',
      'sorting 2',
      'searching 1',
    ]);
  });

  test('keeps the last outcome of a test that was run again', async () => {
    const { linear } = linearArms(instruments);
    await decide(file, asking(about([linear])), linearly('linear'));
    file.test = { name: 'sorting', deadline: undefined, claims: 0, invocation: 2 };
    const second = await decide(file, asking(about([linear])), linearly('linear'));
    expect(second.invocation).toBe(2);
    expect(file.outcomes).toEqual([second]);
  });
});
