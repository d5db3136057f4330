import type { MeasuredClaim } from '../../report/terminal/liveText';
import { LiveClient, LiveServer, type LiveUpdate } from './liveChannel';

const measured: MeasuredClaim = { name: 'a test', purpose: 'decide', rounds: 1, leftNs: 1, estimate: '' };

describe('the channel on which processes say how they go', () => {
  const before = process.env;
  let server: LiveServer;
  let client: LiveClient | undefined;
  afterEach(() => {
    process.env = before;
    client?.close();
    server.close();
  });

  test('resolves when what was said has been shown', async () => {
    const shown: LiveUpdate[] = [];
    server = await LiveServer.open((update) => shown.push(update));
    process.env = { ...before, ...server.environment('all') };
    client = LiveClient.ofProcess()!;
    expect(client.extent).toBe('all');
    for (const rounds of [1, 2, 3]) {
      await client.tell({ measured: { ...measured, rounds } });
      expect(shown).toHaveLength(rounds);
    }
  });

  test('does not hold a process up where nobody listens any more', async () => {
    server = await LiveServer.open(() => undefined);
    process.env = { ...before, ...server.environment('decided') };
    server.close();
    client = LiveClient.ofProcess()!;
    await expect(client.tell({ measured })).resolves.toBeUndefined();
  });

  test('is not there for a process that nobody started for it', () => {
    process.env = { ...before, JEST_ASYMPTOTE_LIVE: undefined };
    expect(LiveClient.ofProcess()).toBeUndefined();
  });
});
