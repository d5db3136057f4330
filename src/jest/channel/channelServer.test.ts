import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Rerun, RerunResult } from '../../trial/processes';
import { TASK_VARIABLE, type ChildTask } from '../process/child';
import { Watchdog } from '../process/watchdog';
import { ChannelServer, type Admission, type ConnectedChild } from './channelServer';
import { RunnerClient } from './runnerClient';

const rerun: Rerun = { purpose: 'confirm', test: 'a test', ordinal: 2, claimed: 'it is so', seed: 7 };
const measured = { name: 'a test', purpose: 'decide', rounds: 1, leftNs: 1, estimate: '' } as const;
const file = '/a.perf.js';

describe('the channel of a run', () => {
  let server: ChannelServer;
  const clients: RunnerClient[] = [];
  let kill: jest.SpyInstance;
  beforeEach(async () => {
    server = await ChannelServer.open();
    kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.connection.close();
    server.close();
    kill.mockRestore();
  });

  /** Makes this process one of the children of a server. */
  function connect(admit: Admission, own = file): RunnerClient {
    return clientOf(server.expect(file, admit), own);
  }

  function clientOf(address: { address: string; id: string }, own = file): RunnerClient {
    const client = new RunnerClient({ ...address, role: { kind: 'decide' }, liveFigures: 'all' }, own);
    clients.push(client);
    return client;
  }

  test('admits each of its children with its own handlers', async () => {
    const answers = ['one', 'other'].map((because) => connect(() => ({ rerun: () => ({ kind: 'failed', because }) })));
    const { signal } = new AbortController();
    const asked = answers.map((client) => client.rerun(rerun, signal));
    await expect(Promise.all(asked)).resolves.toEqual([
      { kind: 'failed', because: 'one' },
      { kind: 'failed', because: 'other' },
    ]);
    expect(kill).not.toHaveBeenCalled();
  });

  test('knows the process of a child', async () => {
    let child: ConnectedChild | undefined;
    await connect((connected) => {
      child = connected;
      return {};
    }).greeted;
    expect(child!.pid).toBe(process.pid);
    child!.kill();
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  });

  test('ends a child that is not admitted', async () => {
    await connect(() => undefined).greeted;
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  });

  test('ends a child that runs another file than the one that was expected, and does not admit it', async () => {
    const admit = jest.fn(() => ({}));
    await connect(admit, '/b.perf.js').greeted;
    expect(admit).not.toHaveBeenCalled();
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  });

  test('hangs up on a child that it does not know', async () => {
    const client = clientOf({ ...server.expect(file, () => ({})), id: 'another' });
    await client.connection.closed;
    await client.greeted;
    expect(kill).not.toHaveBeenCalled();
  });

  test('cancels a rerun when the child aborts it', async () => {
    const controller = new AbortController();
    let client!: RunnerClient;
    const aborted = new Promise((resolve) => {
      client = connect(() => ({
        rerun: (_, signal) =>
          new Promise<RerunResult>(() => {
            signal.addEventListener('abort', resolve);
            controller.abort(new Error('the test is over'));
          }),
      }));
    });
    await expect(client.rerun(rerun, controller.signal)).rejects.toThrow('the test is over');
    await expect(aborted).resolves.toBeDefined();
  });

  test('tells a child why its rerun failed', async () => {
    const client = connect(() => ({ rerun: () => Promise.reject(new Error('no space left')) }));
    const { signal } = new AbortController();
    await expect(client.rerun(rerun, signal)).resolves.toEqual({ kind: 'failed', because: 'no space left' });
  });

  test('resolves when a figure has been shown', async () => {
    const shown: number[] = [];
    const client = connect(() => ({ measured: ({ claim }) => void shown.push(claim.rounds) }));
    for (const rounds of [1, 2, 3]) {
      await client.show({ kind: 'measured', claim: { ...measured, rounds } });
      expect(shown).toHaveLength(rounds);
    }
  });

  test('does not block a child after it closed: a rerun fails, and figures are dropped', async () => {
    const address = server.expect(file, () => ({}));
    server.close();
    const client = clientOf(address);
    await client.greeted;
    await expect(client.rerun(rerun, new AbortController().signal)).resolves.toEqual({
      kind: 'failed',
      because: 'the runner did not answer',
    });
    await expect(client.show({ kind: 'measured', claim: measured })).resolves.toBeUndefined();
  });
});

describe('a child whose workload never returns', () => {
  const script = path.join(__dirname, '../testing/hangingChild.ts');
  let server: ChannelServer;
  let watchdog: Watchdog;
  let child: ChildProcess;
  const start = async (part: string): Promise<void> => {
    server = await ChannelServer.open();
    watchdog = new Watchdog(200e6);
    const address = server.expect(script, (connected) => watchdog.handlersFor(connected));
    const task: ChildTask = { ...address, role: { kind: 'decide' }, liveFigures: 'none' };
    child = spawn(process.execPath, ['--require', require.resolve('esbuild-register'), script, part], {
      env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) },
      stdio: 'inherit',
    });
  };
  afterEach(() => {
    child.kill('SIGKILL');
    watchdog.stop();
    server.close();
  });

  test('has named the workload before, and is ended', async () => {
    await start('run');
    await expect(once(child, 'exit')).resolves.toEqual([null, 'SIGKILL']);
    expect(watchdog.verdict?.message).toMatch(
      /endless at n = 8 did not return within 400 ms, in toScaleLinearly of the test “it never returns”, where n = 4 took about .*The process of the file was ended\./,
    );
  }, 20_000);

  test('has named its input, if it was building that', async () => {
    await start('input');
    await expect(once(child, 'exit')).resolves.toEqual([null, 'SIGKILL']);
    expect(watchdog.verdict?.message).toMatch(
      /jest-asymptote: building the input of endless at n = 8 did not return within 400 ms, in toScaleLinearly/,
    );
  }, 20_000);
});
