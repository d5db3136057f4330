import { ScalingClaim } from '../../claims/scaling/scalingClaim';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { WorkloadError } from '../../measure/subject/workloadError';
import { normalWorkload } from '../../workload/workload';
import { LocalWorkloadServer } from './workloadServer';
import type { ClaimOver, ClaimSpec } from '../claim';

describe('LocalWorkloadServer', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });
  const limits = { limitNs: 10e9, affordableNs: 10e9 };

  const linearly: ClaimOver = (sizes) => new ScalingClaim({ arm: 'work', growth: 'n', atMost: true, sizes });

  function serverOf(run: (n: number) => unknown): LocalWorkloadServer {
    const workloads = new Map([['work', normalWorkload(run)]]);
    const arms = { workloads, sizes: [], experiment: undefined };
    const stated = { matcher: 'toScaleLinearly', isNot: false, claimed: 'it grows', arms };
    const spec: ClaimSpec = { ...stated, kind: 'sized', over: linearly };
    const { signal } = new AbortController();
    return new LocalWorkloadServer(spec, { limitNs: 10e9, instruments, signal });
  }

  test('collects garbage once before it times calls of a prepared arm', async () => {
    const server = serverOf(instruments.taking((n) => 1_000 * n));
    expect(await server.prepare({ arm: 'work', n: 5 }, limits)).toEqual({ async: false, reusable: true, reports: [] });
    expect(instruments.garbageCollections).toBe(0);
    expect(await server.time({ arm: 'work', n: 5 }, 20, false)).toMatchObject({ durationNs: 100_000 });
    expect(instruments.garbageCollections).toBe(1);
    await server.time({ arm: 'work', n: 5 }, 20, false);
    expect(instruments.garbageCollections).toBe(1);
  });

  test('ends before a call that would take too long, as smaller sizes predict', async () => {
    const server = serverOf(instruments.taking((n) => 1e6 * n ** 3));
    await server.prepare({ arm: 'work', n: 2 }, limits);
    await server.prepare({ arm: 'work', n: 4 }, limits);
    await expect(server.prepare({ arm: 'work', n: 400 }, limits)).rejects.toThrow(WorkloadError);
  });

  test('counts what calls report', async () => {
    const server = serverOf((n) => ({ counts: { moves: 2 * n } }));
    expect(await server.prepare({ arm: 'work', n: 3 }, limits)).toMatchObject({ reports: ['moves'] });
    expect(await server.count({ arm: 'work', n: 3 }, 'moves')).toEqual([6, 6, 6]);
  });

  test('chooses sizes for a claim that names none, and states the claim over them', async () => {
    const server = serverOf(instruments.taking((n) => 1_000 * n));
    const { sizes, statement } = await server.chooseSizes();
    expect(sizes.length).toBeGreaterThanOrEqual(5);
    expect(statement).toMatchObject({ kind: 'scaling', options: { sizes } });
  });
});
