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
const place = { arm: 'render', n: 3 };
const never = new Promise<never>(() => undefined);

describe('a process that offers workloads', () => {
  let channel: ChannelServer;
  let runner: RunnerClient;
  let remote: RemoteWorkloadServer;
  let bench: jest.Mocked<WorkloadServer>;
  const connect = (): RunnerClient => {
    const address = channel.expect('/a.perf.js', (child) => remote.admit(child));
    return new RunnerClient({ ...address, role: { kind: 'serve' }, liveFigures: 'none' }, '/a.perf.js');
  };
  beforeEach(async () => {
    channel = await ChannelServer.open();
    remote = new RemoteWorkloadServer(10e9);
    runner = connect();
    await remote.ready;
    bench = { chooseSizes: jest.fn(), prepare: jest.fn(), time: jest.fn(), count: jest.fn() };
  });
  afterEach(() => {
    runner.close();
    remote.close();
    channel.close();
  });

  test('is known by its id', () => {
    expect(remote.pid).toBe(process.pid);
  });

  test('says which tests it has, and which claim waits', async () => {
    runner.connection.notify({ kind: 'tests', names: ['rendering', 'parsing'] });
    void runner.serve(claim, bench);
    expect(await remote.nextClaim()).toEqual(claim);
    expect(remote.tests).toEqual(['rendering', 'parsing']);
  });

  test('carries out orders on the claim that waits, and answers each', async () => {
    void runner.serve(claim, bench);
    await remote.nextClaim();
    const batch = { durationNs: 1_234, preempted: true, waitNs: 5 };
    bench.time.mockResolvedValue(batch);
    bench.count.mockResolvedValue([4, 4, 4]);
    expect(await remote.time(place, 3, true)).toEqual(batch);
    expect(bench.time.mock.calls).toEqual([[place, 3, true]]);
    expect(await remote.count(place, 'loopTurns')).toEqual([4, 4, 4]);
  });

  test('goes on to its next claim when that is asked for', async () => {
    const served = runner.serve(claim, bench);
    await remote.nextClaim();
    const next = remote.nextClaim();
    await served;
    void runner.serve({ ...claim, test: 'parsing' }, bench);
    expect(await next).toMatchObject({ test: 'parsing' });
  });

  test('has no claim left once it is gone', async () => {
    const next = remote.nextClaim();
    runner.close();
    expect(await next).toBeUndefined();
    expect(await remote.nextClaim()).toBeUndefined();
  });

  test('lets its tests go on when nobody asks any more', async () => {
    const served = runner.serve(claim, bench);
    await remote.nextClaim();
    remote.close();
    await expect(served).resolves.toBeUndefined();
    await expect(runner.serve({ ...claim, test: 'parsing' }, bench)).resolves.toBeUndefined();
  });

  test.each([
    [
      'what a workload threw',
      new WorkloadError(place, { kind: 'threw', during: 'run', error: new TypeError('no list') }),
      'render threw TypeError at n = 3: no list',
    ],
    [
      'what a workload did that cannot be measured',
      new WorkloadError(place, { kind: 'changed its input' }),
      'render changed its input at n = 3, and its later calls would work on what the first one left',
    ],
    ['whatever else went wrong', new Error('out of memory'), 'out of memory'],
  ])('says in words %s', async (_, error, words) => {
    void runner.serve(claim, bench);
    await remote.nextClaim();
    bench.prepare.mockRejectedValue(error);
    const limits = { limitNs: 1e9, affordableNs: 1e9 };
    await expect(remote.prepare(place, limits)).rejects.toThrow(new WorkloadServerError(words));
  });

  test('is ended when Jest starts it anew in place of one that was there', async () => {
    const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
    const second = connect();
    await second.greeted;
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
    kill.mockRestore();
    second.close();
  });

  test('is at fault if it is gone before it answers', async () => {
    void runner.serve(claim, bench);
    await remote.nextClaim();
    bench.time.mockReturnValue(never);
    const timed = remote.time(place, 1, false);
    runner.close();
    await expect(timed).rejects.toThrow('its process ended');
  });
});

test('a process that ends before it has connected offers nothing, and carries out nothing', async () => {
  const remote = new RemoteWorkloadServer(10e9);
  remote.end();
  await remote.ready;
  expect(remote.pid).toBeUndefined();
  expect(await remote.nextClaim()).toBeUndefined();
  await expect(remote.time(place, 1, false)).rejects.toThrow(WorkloadServerError);
});
