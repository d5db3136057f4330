import { WorkloadError } from '../../measure/subject/workloadError';
import type { WorkloadServer, OfferedClaim } from '../../trial/baseline/workloadServer';
import { WorkloadServerError } from '../../trial/baseline/workloadProtocol';
import { WorkloadClient } from './workloadClient';
import { WorkloadServers, type WorkloadProcess } from './workloadServer';

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
  isBesideBase: false,
  statement: { kind: 'constant', options: { arm: 'render', sizes: [3, 9], factor: 2 } },
};
const place = { arm: 'render', n: 3 };
const never = new Promise<never>(() => undefined);

describe('a process that offers workloads', () => {
  let server: WorkloadServers;
  let client: WorkloadClient;
  let process: WorkloadProcess;
  let bench: jest.Mocked<WorkloadServer>;
  beforeEach(async () => {
    server = await WorkloadServers.open(10e9);
    client = new WorkloadClient(server.name, '/a.perf.js');
    process = (await server.processOf('/a.perf.js', never))!;
    bench = { chooseSizes: jest.fn(), prepare: jest.fn(), time: jest.fn(), count: jest.fn() };
  });
  afterEach(() => {
    client.close();
    process.close();
    server.close();
  });

  test('says which tests it has, and which claim waits', async () => {
    client.tests(['rendering', 'parsing']);
    void client.serve(claim, bench);
    expect(await process.nextClaim()).toEqual(claim);
    expect(process.tests).toEqual(['rendering', 'parsing']);
  });

  test('carries out orders on the claim that waits, and answers each', async () => {
    void client.serve(claim, bench);
    await process.nextClaim();
    const batch = { durationNs: 1_234, preempted: true, waitNs: 5 };
    bench.time.mockResolvedValue(batch);
    bench.count.mockResolvedValue([4, 4, 4]);
    expect(await process.time(place, 3, true)).toEqual(batch);
    expect(bench.time.mock.calls).toEqual([[place, 3, true]]);
    expect(await process.count(place, 'loopTurns')).toEqual([4, 4, 4]);
  });

  test('goes on to its next claim when that is asked for', async () => {
    const served = client.serve(claim, bench);
    await process.nextClaim();
    const next = process.nextClaim();
    await served;
    void client.serve({ ...claim, test: 'parsing' }, bench);
    expect(await next).toMatchObject({ test: 'parsing' });
  });

  test('has no claim left once it is gone', async () => {
    const next = process.nextClaim();
    client.close();
    expect(await next).toBeUndefined();
    expect(await process.nextClaim()).toBeUndefined();
  });

  test('lets its tests go on when nobody asks any more', async () => {
    const served = client.serve(claim, bench);
    await process.nextClaim();
    process.close();
    await served;
    await client.serve({ ...claim, test: 'parsing' }, bench);
    expect(bench.prepare).not.toHaveBeenCalled();
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
    void client.serve(claim, bench);
    await process.nextClaim();
    bench.prepare.mockRejectedValue(error);
    const limits = { limitNs: 1e9, affordableNs: 1e9 };
    await expect(process.prepare(place, limits)).rejects.toThrow(new WorkloadServerError(words));
  });

  test('is ended where it is started anew in place of one that was there', async () => {
    const kill = jest.spyOn(globalThis.process, 'kill').mockReturnValue(true);
    const second = new WorkloadClient(server.name, '/a.perf.js');
    while (kill.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(kill).toHaveBeenCalledWith(globalThis.process.pid, 'SIGKILL');
    kill.mockRestore();
    second.close();
  });

  test('is at fault where it is gone before it answers', async () => {
    void client.serve(claim, bench);
    await process.nextClaim();
    bench.time.mockReturnValue(never);
    const timed = process.time(place, 1, false);
    client.close();
    await expect(timed).rejects.toThrow('its process ended');
  });
});

test('a file that ends before its process offers anything has none', async () => {
  const server = await WorkloadServers.open(10e9);
  expect(await server.processOf('/b.perf.js', Promise.resolve())).toBeUndefined();
  server.close();
});
