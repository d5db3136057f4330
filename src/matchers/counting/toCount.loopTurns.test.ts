import { systemInstruments } from '../../measure/clock/instruments';
import type { Session } from '../../trial/session';
import { installHost, messageOf, removeHost, sessionWith } from '../testing/fakeHost';

const sizes = [1, 2, 5];

/** Waits n times for the next turn of the event loop. */
async function yielding(n: number): Promise<void> {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
}

// Turns of the real loop are counted here, and no time is measured.
describe('toCount of turns of the event loop', () => {
  let session: Session;
  beforeEach(() => {
    session = sessionWith(systemInstruments);
    installHost(session);
  });
  afterEach(removeHost);

  test('holds for code that takes the exact number of turns at every size', async () => {
    await expect(yielding).toCount('loopTurns', (n) => n, { sizes });
    expect(session.outcomes).toMatchObject([
      { verdict: { outcome: 'holds' }, claimed: 'yielding takes 1, 2, 5 turns of the event loop at n = 1 to 5' },
    ]);
  });

  test('holds for sync code and no turns', async () => {
    await expect((n: number) => n).toCount('loopTurns', () => 0, { sizes });
  });

  test('is violated by code that takes more or fewer turns', async () => {
    expect(await messageOf(expect(yielding).toCount('loopTurns', (n) => (n === 5 ? 4 : n), { sizes }))).toContain(
      'Found:   yielding takes 5 turns of the event loop at n = 5, where 4 were claimed\nVerdict: violated, counted exactly',
    );
  });

  test('swaps under .not', async () => {
    await expect(yielding).not.toCount('loopTurns', (n) => n + 1, { sizes });
    expect(await messageOf(expect(yielding).not.toCount('loopTurns', (n) => n, { sizes }))).toContain(
      'Claimed: not that yielding takes 1, 2, 5 turns',
    );
  });

  test('counts the turns that a call with an input takes', async () => {
    const run = ({ length }: string): Promise<void> => yielding(length);
    await expect({ input: (n: number) => 'x'.repeat(n), run }).toCount('loopTurns', (n) => n, { sizes });
  });

  test('names the first counts of a long sweep', async () => {
    await expect((n: number) => n).toCount('loopTurns', () => 0, { sizes: [1, 2, 5, 1_000] });
    expect(session.outcomes[0]?.claimed).toMatch(/ takes 0, 0, 0 … turns of the event loop at n = 1 to 1,000$/);
  });
});
