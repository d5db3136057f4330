import { compared, FakeServer, linear, waiting } from '../testing/fakeServer';

describe('PairedTrial', () => {
  test('calls claims new that the base does not reach, and goes on with the next', async () => {
    const claims = [waiting('a'), waiting('b'), waiting('c')];
    const times = { a: linear(), b: linear(), c: linear() };
    const { result } = await compared(
      () => new FakeServer(claims, times),
      () => new FakeServer([claims[0]!, claims[2]!], times),
    );
    expect(result.newClaims).toMatchObject([
      { test: 'b', ordinal: 1, claimed: 'b grows', because: 'its test does not get as far there' },
    ]);
    expect(result.workloads.map(({ arm }) => arm)).toEqual(['a', 'c']);
  });

  test('passes over claims that only the base reaches', async () => {
    const claims = [waiting('a'), waiting('b')];
    const times = { a: linear(), b: linear() };
    const { result } = await compared(
      () => {
        const servers = new FakeServer(claims, times);
        servers.left.shift();
        return servers;
      },
      () => new FakeServer(claims, times),
    );
    expect(result.workloads.map(({ arm }) => arm)).toEqual(['b']);
  });

  test('keeps the reason why a workload cannot be measured, and compares the others', async () => {
    const claims = [waiting('a'), waiting('b')];
    const { result } = await compared(
      () => new FakeServer(claims, { a: linear(), b: linear() }),
      () => new FakeServer(claims, { b: linear() }),
    );
    expect(result.workloads).toMatchObject([
      { arm: 'a', notCompared: 'a threw' },
      { arm: 'b', time: {} },
    ]);
  });

  test('leaves out arms of an experiment that the base cannot measure, and compares the others', async () => {
    const arms = ['kept', 'young', 'absent'];
    const claims = [waiting('kept', { arms })];
    const times = { kept: linear(), young: linear(), absent: linear() };
    const { result } = await compared(
      () => new FakeServer(claims, times),
      () => new FakeServer([waiting('kept', { arms: ['kept', 'young'] })], { kept: linear() }),
    );
    expect(result.pairs).toBe(3);
    expect(result.workloads).toMatchObject([
      { arm: 'kept', time: { outcome: 'same' } },
      { arm: 'young', notCompared: 'young threw' },
      { arm: 'absent', notCompared: 'it is not among what its test measures there' },
    ]);
    expect(result.newClaims).toEqual([]);
    expect(result.claimsAtBase).toMatchObject([{ test: 'kept', outcome: 'holds' }]);
  });

  test('calls a claim new if the base measures none of its arms', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: linear() }),
      () => new FakeServer([waiting('a', { arms: ['b'] })], { b: linear() }),
    );
    expect(result.workloads).toEqual([]);
    expect(result.newClaims).toMatchObject([{ because: 'it is not among what its test measures there' }]);
  });
});
