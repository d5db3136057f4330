import { compared, FakeServer, linear, optionsWith, sizes, waiting } from '../testing/fakeServer';

describe('PairedTrial', () => {
  test('finds the same code unchanged, in three pairs', async () => {
    const servers = (): FakeServer => new FakeServer([waiting('a')], { a: linear() });
    const { result } = await compared(servers, servers);
    expect(result.pairs).toBe(3);
    expect(result.workloads).toMatchObject([
      { test: 'a', arm: 'a', sizes, isOpen: false, time: { outcome: 'same' }, growth: { outcome: 'same' } },
    ]);
  });

  test('finds a tenth more, and by how much', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: linear(1.1) }),
      () => new FakeServer([waiting('a')], { a: linear() }),
    );
    expect(result.workloads).toMatchObject([{ isOpen: false, time: { outcome: 'more' } }]);
    expect(Math.exp(result.workloads[0]!.time!.change.estimate)).toBeCloseTo(1.1, 1);
  });

  test('finds a changed growth although the times at the sizes hardly changed', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: (n) => linear()(n) * (Math.log(n) / Math.log(90)) ** 0.5 }),
      () => new FakeServer([waiting('a')], { a: linear() }),
    );
    expect(result.workloads).toMatchObject([{ growth: { outcome: 'more' } }]);
  });

  test('finds no changed growth if the ends of the sweep differ by less than a time may', async () => {
    const steeperBy =
      (power: number) =>
      (n: number): number =>
        linear()(n) * (n / sizes[1]!) ** power;
    const outcomeOf = async (power: number, within: number): Promise<unknown> => {
      const { result } = await compared(
        () => new FakeServer([waiting('a')], { a: steeperBy(power) }),
        () => new FakeServer([waiting('a')], { a: linear() }),
        optionsWith({ bounds: { low: 1 / within, high: within } }),
      );
      return result.workloads[0]!.growth!.outcome;
    };
    const span = sizes.at(-1)! / sizes[0]!;
    await expect(outcomeOf(0.1, span ** 0.2)).resolves.toBe('same');
    await expect(outcomeOf(0.1, span ** 0.05)).resolves.toBe('more');
  });

  test('counts in both revisions, once and exactly', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: linear() }, { steps: (n) => n + 1 }),
      () => new FakeServer([waiting('a')], { a: linear() }, { steps: (n) => n }),
    );
    expect(result.workloads[0]!.counts).toEqual([
      { arm: 'a', metric: 'steps', rows: sizes.map((n) => ({ n, now: [n + 1], base: [n] })) },
    ]);
  });

  test('compares overheads, for claims on overheads', async () => {
    const options = { arm: 'a', other: 'b', sizes, factor: 2 };
    const claims = [waiting('overhead', { arms: ['a', 'b'], statement: { kind: 'overhead', options } }), waiting('b')];
    const servers = (overheadNs: number) => (): FakeServer => {
      const plain = linear();
      return new FakeServer(claims, { a: (n) => plain(n) + overheadNs, b: plain });
    };
    const { result } = await compared(servers(3_000), servers(2_000));
    expect(result.overheads).toMatchObject([{ test: 'overhead', arm: 'a', other: 'b', change: { outcome: 'more' } }]);
    expect(Math.exp(result.overheads[0]!.change.change.estimate)).toBeCloseTo(1.5, 1);
  });

  test('has no overhead to compare if the arm costs less than the other', async () => {
    const options = { arm: 'a', other: 'b', sizes, factor: 2 };
    const claims = [waiting('cheaper', { arms: ['a', 'b'], statement: { kind: 'overhead', options } })];
    const servers = (savedNs: number) => (): FakeServer =>
      new FakeServer(claims, { a: (n) => 1_000 * n - savedNs, b: (n) => 1_000 * n });
    const { result } = await compared(servers(2_000), servers(1_000));
    expect(result.overheads).toEqual([]);
  });
});
