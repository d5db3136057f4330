import { PairedTrial } from './pairedTrial';
import { compared, FakeServer, linear, optionsWith, random, signal, sizes, waiting } from '../testing/fakeServer';

describe('PairedTrial', () => {
  test('looks for a changed growth even if times became less', async () => {
    const steeper = (): ((n: number) => number) => {
      const [half, power] = [linear(0.5), 0.1 + 0.05 * random()];
      return (n) => half(n) * (n / sizes[1]!) ** power;
    };
    const trial = new PairedTrial(optionsWith());
    const takePair = (): Promise<void> =>
      trial.takePair(
        new FakeServer([waiting('a')], { a: steeper() }),
        new FakeServer([waiting('a')], { a: linear() }),
        signal,
      );
    for (let pair = 1; pair <= 3; pair++) await takePair();
    expect(trial.result.workloads).toMatchObject([{ time: { outcome: 'less' }, growth: { outcome: 'open' } }]);
    expect(trial.isOpen).toBe(true);
    while (trial.isOpen) await takePair();
    expect(trial.result.workloads).toMatchObject([{ time: { outcome: 'less' }, growth: { outcome: 'more' } }]);
  });

  test('stops when everything is decided, and measures decided workloads no more', async () => {
    const noisy = (): ((n: number) => number) => {
      const luck = 1 + 0.2 * random();
      return (n) => 1_000 * n * luck;
    };
    const claims = [waiting('a'), waiting('b')];
    const all: FakeServer[] = [];
    const servers = (): FakeServer => {
      all.push(new FakeServer(claims, { a: linear(), b: noisy() }));
      return all.at(-1)!;
    };
    const { result } = await compared(servers, servers);
    expect(result.pairs).toBeGreaterThan(3);
    expect(result.workloads.map(({ time }) => time!.values.length)).toEqual([3, result.pairs]);
    // Two processes a pair, and fewer batches in the later ones
    expect(all.at(-1)!.timed).toBeLessThan(0.6 * all[0]!.timed);
  });

  test('goes on until every size of a single claim is decided', async () => {
    let pair = 0;
    // Half of the sizes are far out in each pair, in turn
    const times = (n: number): number => 1_000 * n * ((sizes.indexOf(n) + pair) % 2 === 0 ? 1.3 : 1.1);
    const only = optionsWith({ only: { test: 'a', ordinal: 1 }, bounds: { high: 1.05 } });
    const { result } = await compared(
      () => {
        pair++;
        return new FakeServer([waiting('a')], { a: times });
      },
      () => new FakeServer([waiting('a')], { a: (n) => 1_000 * n }),
      only,
    );
    expect(result.pairs).toBeGreaterThan(3);
  });

  test('keeps claims of later pairs if the first one ended early', async () => {
    const claims = [waiting('a'), waiting('b')];
    let pair = 0;
    const servers = (): FakeServer =>
      new FakeServer(pair++ < 2 ? claims.slice(0, 1) : claims, { a: linear(), b: linear() });
    const { result } = await compared(servers, servers);
    expect(result.claimsNow.map(({ test }) => test)).toEqual(['a', 'b']);
    expect(result.claimsAtBase.map(({ test }) => test)).toEqual(['a', 'b']);
  });

  test('gives up after 15 pairs', async () => {
    let pair = 0;
    const wild = (): FakeServer => new FakeServer([waiting('a')], { a: linear(++pair % 2 === 0 ? 1 : 2) });
    const { result } = await compared(wild, () => new FakeServer([waiting('a')], { a: linear(1.4) }));
    expect(result.pairs).toBe(15);
    expect(result.workloads).toMatchObject([{ isOpen: true }]);
  });
});
