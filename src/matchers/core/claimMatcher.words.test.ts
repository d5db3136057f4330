import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { Session } from '../../trial/session';
import { sessionWith, installHost, removeHost } from '../testing/fakeHost';

const sizes = [4, 16, 64, 256, 1_024];

let instruments: FakeInstruments;
let session: Session;

beforeEach(() => {
  instruments = new FakeInstruments();
  session = sessionWith(instruments);
  session.test = { name: 'a test', deadline: undefined, claims: 0 };
  installHost(session);
});

afterEach(removeHost);

describe('the claim in words', () => {
  const one = {
    name: 'one',
    run: (n: number): void => {
      instruments.clock.advance(1_000 * n);
    },
  };
  const two = {
    name: 'two',
    run: (n: number): void => {
      instruments.clock.advance(1_000 * n);
    },
  };

  test.each<[string, () => Promise<void>]>([
    ['one grows like n over n = 4 to 1,024', () => expect(one).toScaleLinearly({ sizes })],
    ['one grows like n log n over n = 4 to 1,024', () => expect(one).toScaleAs('n log n', { sizes })],
    ['one grows at most like n^2 over n = 4 to 1,024', () => expect(one).toScaleAtMost('n^2', { sizes })],
    ['one grows at most like a constant over n = 4 to 1,024', () => expect(one).toScaleAtMost('1', { sizes })],
    [
      'what one costs more than two changes by less than 1.5 times over n = 4 to 1,024',
      () => expect(one).toHaveConstantOverhead({ over: two, sizes }),
    ],
    [
      'one more n costs one what it costs two, within 12.5 %, over n = 4 to 1,024',
      () => expect(one).toHaveSameSlopeAs(two, { sizes, within: '12.5 %' }),
    ],
    ['one is at least 1.05 times as fast as two at n = 4 to 1,024', () => expect(one).toBeFasterThan(two, { sizes })],
    [
      'one is at least 2 times as fast as two at n = 64',
      () => expect(one).toBeFasterThan(two, { sizes: [64], by: '2x' }),
    ],
    [
      'one takes as long as two, within 12.5 %, at n = 4 to 1,024',
      () => expect(one).toBeAsFastAs(two, { sizes, within: '12.5 %' }),
    ],
    [
      'one takes as long as one (2), within 12.5 %, at n = 4',
      () => expect(one).toBeAsFastAs(one, { sizes: [4], within: '12.5 %' }),
    ],
    [
      'workload grows like n over n = 4 to 1,024',
      () => expect(instruments.taking((n) => 1_000 * n)).toScaleLinearly({ sizes }),
    ],
    [
      'workload 1 is at least 1.05 times as fast as two at n = 4',
      () => expect(instruments.taking((n) => 1_000 * n)).toBeFasterThan(two, { sizes: [4] }),
    ],
  ])('%s', async (words, claim) => {
    await claim().catch(() => undefined);
    expect(session.outcomes.map(({ claimed }) => claimed)).toEqual([words]);
  });
});
