import { systemInstruments } from '../../measure/clock/instruments';
import type { Session } from '../../trial/session';
import { installHost, messageOf, removeHost, sessionWith } from '../testing/fakeHost';

const sizes = [1, 2, 5];

/** Makes n promises, and is none itself. */
function promising(n: number): void {
  for (let i = 0; i < n; i++) void new Promise(() => undefined);
}

// Promises of this process are counted here, and no time is measured.
describe('toCount of promises', () => {
  let session: Session;
  beforeEach(() => {
    session = sessionWith(systemInstruments);
    installHost(session);
  });
  afterEach(removeHost);

  test('holds for code that makes the exact number at every size', async () => {
    await expect(promising).toCount('promises', (n) => n, { sizes });
    expect(session.outcomes).toMatchObject([
      { verdict: { outcome: 'holds' }, claimed: 'promising makes 1, 2, 5 promises at n = 1 to 5' },
    ]);
  });

  test('counts an async call as one, and an await as one more', async () => {
    const resolved = Promise.resolve();
    const awaiting = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await resolved;
    };
    await expect(() => Promise.resolve()).toCount('promises', () => 1, { sizes: [1] });
    await expect(awaiting).toCount('promises', (n) => 1 + n, { sizes });
  });

  test('is violated by code that makes more or fewer', async () => {
    expect(await messageOf(expect(promising).toCount('promises', (n) => (n === 5 ? 4 : n), { sizes }))).toContain(
      'Found:   promising makes 5 promises at n = 5, where 4 were claimed\nVerdict: violated, counted exactly',
    );
  });

  test('swaps under .not', async () => {
    await expect(promising).not.toCount('promises', (n) => n + 1, { sizes });
    expect(await messageOf(expect(promising).not.toCount('promises', (n) => n, { sizes }))).toContain(
      'Claimed: not that promising makes 1, 2, 5 promises',
    );
  });

  test('says that awaits of this process stay slower if no other process counts', async () => {
    expect(session.countedByHooks).toBe(false);
    await expect(promising).toCount('promises', (n) => n, { sizes });
    expect(session.countedByHooks).toBe(true);
  });

  test('refuses a count that is no function', async () => {
    expect(await messageOf(expect(promising).toCount('promises', 3 as never, { sizes }))).toContain(
      'Not measured: the count must be a function of n',
    );
  });
});
