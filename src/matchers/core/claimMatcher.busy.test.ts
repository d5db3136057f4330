import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import type { Session } from '../../trial/session';
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

describe('a claim on a busy machine', () => {
  let busy: boolean;
  /** Constant time beside a little growth: open under any machine, and busy while the process waits for a core. */
  const waiting = (n: number): void => {
    instruments.clock.advance(1e6 + n);
    if (busy) instruments.kernel.wait(0.5e6);
  };
  const claiming = (isNot: boolean): Promise<void> =>
    isNot ? expect(waiting).not.toScaleLinearly({ sizes }) : expect(waiting).toScaleLinearly({ sizes });

  beforeEach(() => {
    busy = true;
  });

  test.each([false, true])('is deferred and resolves, so that its test goes on (.not: %p)', async (isNot) => {
    await claiming(isNot);
    expect(session.deferred).toHaveLength(1);
    expect(session.outcomes[0]?.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
    expect(session.deferred[0]?.site.stack).toContain('claimMatcher.busy.test.ts');
  });

  test.each([false, true])("fails under busy: 'fail', and shows how busy the machine was (.not: %p)", async (isNot) => {
    installHost(session, { busy: 'fail' });
    const message = await messageOf(claiming(isNot));
    expect(message).toContain('Verdict: undecided (busy) by 1 collection');
    expect(message).toMatch(/Because the process waited for a core 50\.0 % of the time, 0 % of its batches/);
    expect(message).toContain('Next: run it on a quieter machine.');
    expect(session.deferred).toEqual([]);
  });

  test.each([false, true])('fails if the second attempt is too close (.not: %p)', async (isNot) => {
    await claiming(isNot);
    busy = false;
    const again = await session.deferred[0]?.again();
    expect(again?.outcome.verdict).toMatchObject({ outcome: 'undecided', reason: 'too small' });
    expect(again?.failure).toContain('Verdict: undecided (too small) by 2 of 2 collections');
    expect(session.outcomes).toEqual([again?.outcome]);
  });

  test('does not fail if the second attempt is busy too', async () => {
    await claiming(false);
    const again = await session.deferred[0]?.again();
    expect(again?.outcome.verdict).toMatchObject({ outcome: 'undecided', reason: 'busy' });
    expect(again?.failure).toBeUndefined();
  });

  describe('that holds in the second attempt', () => {
    /** Keeps the process waiting while the machine is busy, and is linear then. */
    function changing() {
      const linear = instruments.takingAbout((n) => 1_000 * n, seededRandom(5));
      return (n: number): void => {
        if (busy) waiting(n);
        else linear(n);
      };
    }

    test('passes', async () => {
      await expect(changing()).toScaleLinearly({ sizes });
      busy = false;
      const again = await session.deferred[0]?.again();
      expect(again?.outcome.verdict.outcome).toBe('holds');
      expect(again?.failure).toBeUndefined();
    });

    test('fails under .not, confirmed', async () => {
      await expect(changing()).not.toScaleLinearly({ sizes });
      busy = false;
      const again = await session.deferred[0]?.again();
      expect(again?.failure).toContain('Verdict: holds by 2 of 2 collections');
    });
  });
});
