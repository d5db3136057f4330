import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { Session } from '../../trial/session';
import { sessionWith, installHost, messageOf, removeHost } from '../testing/fakeHost';

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

describe('a pending claim', () => {
  /** Calls a claim off as soon as it is measured. */
  function aborting(): void {
    const measuring = (): void => {
      session.abort();
    };
    session = new Session(session.options, instruments, { listener: { measuring } });
    installHost(session);
  }

  test('is known to the session until it is decided', async () => {
    const claim = expect(instruments.taking((n) => 1_000 * n)).toScaleLinearly({ sizes });
    expect([...session.pending]).toMatchObject([{ matcher: 'toScaleLinearly', isAbandoned: false }]);
    expect([...session.pending][0]?.site.stack).toContain('claimMatcher.pending.test.ts');
    await claim;
    expect(session.pending.size).toBe(0);
  });

  test('that is abandoned and aborted neither judges nor rejects', async () => {
    aborting();
    const claims = [
      expect(instruments.taking((n) => 1_000 * n)).toScaleLinearly({ sizes }),
      expect(instruments.taking((n) => 1_000 * n)).not.toScaleLinearly({ sizes }),
    ];
    for (const pending of session.pending) pending.isAbandoned = true;
    await expect(Promise.all(claims)).resolves.toEqual([undefined, undefined]);
    expect(session.outcomes).toEqual([]);
  });

  test('that is aborted and not abandoned rejects', async () => {
    aborting();
    await expect(expect(instruments.taking((n) => n)).toScaleLinearly({ sizes })).rejects.toThrow(/abort/);
  });

  test('may measure for its own budget', async () => {
    const hidden = instruments.taking((n) => 1e6 + n);
    await messageOf(expect(hidden).toScaleLinearly({ sizes }));
    await messageOf(expect(hidden).toScaleLinearly({ sizes, budget: '90 ms' }));
    const [own, given] = session.outcomes.map(({ rounds }) => rounds - 27) as [number, number];
    expect(own).toBe(6);
    expect(given).toBe(18);
  });
});
