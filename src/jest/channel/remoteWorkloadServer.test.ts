import { WorkloadError } from '../../measure/subject/workloadError';
import type { WorkloadServer, OfferedClaim } from '../../trial/baseline/workloadServer';
import { WorkloadServerError } from '../../trial/baseline/workloadServer';
import { ChannelServer } from './channelServer';
import { RemoteWorkloadServer } from './remoteWorkloadServer';
import { RunnerClient } from './runnerClient';

const claim: OfferedClaim = {
  test: 'rendering',
  ordinal: 1,
  line: 7,
  matcher: 'toScaleLinearly',
  isNot: false,
  claimed: 'render grows like n',
  advisory: false,
  arms: ['render'],
  sizes: [3, 9],
  workloads: 'render',
  experiment: 'rendering',
  comparesWithBase: false,
  statement: { kind: 'constant', options: { arm: 'render', sizes: [3, 9], factor: 2 } },
};
const cell = { arm: 'render', n: 3 };
const never = new Promise<never>(() => undefined);

describe('a process that offers workloads', () => {
  let channel: ChannelServer;
  let runner: RunnerClient;
  let remote: RemoteWorkloadServer;
  let server: jest.Mocked<WorkloadServer>;
  const connect = (): RunnerClient => {
    const address = channel.expect('/a.perf.js', (child) => remote.admit(child));
    return new RunnerClient({ ...address, role: { kind: 'serve' }, liveFigures: 'none' }, '/a.perf.js');
  };
  beforeEach(async () => {
    channel = await ChannelServer.open();
    remote = new RemoteWorkloadServer(10e9);
    runner = connect();
    await remote.ready;
    server = { chooseSizes: jest.fn(), prepare: jest.fn(), time: jest.fn(), count: jest.fn() };
  });
  afterEach(() => {
    runner.connection.close();
    remote.close();
    channel.close();
  });

  test('has the id of the process', () => {
    expect(remote.pid).toBe(process.pid);
  });

  test('names its tests and the claim that waits', async () => {
    runner.connection.notify({ kind: 'tests', names: ['rendering', 'parsing'] });
    void runner.serve(claim, server);
    expect(await remote.nextClaim()).toEqual(claim);
    expect(remote.tests).toEqual(['rendering', 'parsing']);
  });

  test('answers each order on the claim that waits', async () => {
    void runner.serve(claim, server);
    await remote.nextClaim();
    const batch = { durationNs: 1_234, preempted: true, waitNs: 5 };
    server.time.mockResolvedValue(batch);
    server.count.mockResolvedValue([4, 4, 4]);
    expect(await remote.time(cell, 3, true)).toEqual(batch);
    expect(server.time.mock.calls).toEqual([[cell, 3, true]]);
    expect(await remote.count(cell, 'loopTurns')).toEqual([4, 4, 4]);
  });

  test('reaches its next claim on request', async () => {
    const served = runner.serve(claim, server);
    await remote.nextClaim();
    const next = remote.nextClaim();
    await served;
    void runner.serve({ ...claim, test: 'parsing' }, server);
    expect(await next).toMatchObject({ test: 'parsing' });
  });

  test('has no claim left after it ended', async () => {
    const next = remote.nextClaim();
    runner.connection.close();
    expect(await next).toBeUndefined();
    expect(await remote.nextClaim()).toBeUndefined();
  });

  test('lets its tests go on when the runner closes', async () => {
    const served = runner.serve(claim, server);
    await remote.nextClaim();
    remote.close();
    await expect(served).resolves.toBeUndefined();
    await expect(runner.serve({ ...claim, test: 'parsing' }, server)).resolves.toBeUndefined();
  });

  test.each([
    [
      'what a workload threw',
      new WorkloadError(cell, { kind: 'threw', during: 'run', error: new TypeError('no list') }),
      'render threw TypeError at n = 3: no list',
    ],
    [
      'what a workload did that cannot be measured',
      new WorkloadError(cell, { kind: 'changed its input' }),
      'render changed its input at n = 3, and its later calls would work on what the first one left',
    ],
    ['whatever else went wrong', new Error('out of memory'), 'out of memory'],
  ])('says in words %s', async (_, error, words) => {
    void runner.serve(claim, server);
    await remote.nextClaim();
    server.prepare.mockRejectedValue(error);
    const limits = { limitNs: 1e9, affordableNs: 1e9 };
    await expect(remote.prepare(cell, limits)).rejects.toThrow(new WorkloadServerError(words));
  });

  test('is ended if Jest starts it in cell of an earlier one', async () => {
    const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
    const second = connect();
    await second.greeted;
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
    kill.mockRestore();
    second.connection.close();
  });

  test('fails if it ends before it answers', async () => {
    void runner.serve(claim, server);
    await remote.nextClaim();
    server.time.mockReturnValue(never);
    const timed = remote.time(cell, 1, false);
    runner.connection.close();
    await expect(timed).rejects.toThrow('its process ended');
  });
});

test('a process that ends before it has connected offers no claim, and fails every order', async () => {
  const remote = new RemoteWorkloadServer(10e9);
  remote.end();
  await remote.ready;
  expect(remote.pid).toBeUndefined();
  expect(await remote.nextClaim()).toBeUndefined();
  await expect(remote.time(cell, 1, false)).rejects.toThrow(WorkloadServerError);
});
