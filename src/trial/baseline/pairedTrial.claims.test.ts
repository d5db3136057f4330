import { PairedTrial } from './pairedTrial';
import { compared, FakeServer, linear, optionsWith, signal, sizes, waiting } from '../testing/fakeServer';

describe('PairedTrial', () => {
  test('measures the workloads of several claims once', async () => {
    const claims = [waiting('a'), waiting('again', { arms: ['a'] })];
    const first = new FakeServer(claims, { a: linear() });
    const trial = new PairedTrial(optionsWith());
    await trial.takePair(first, new FakeServer(claims, { a: linear() }), signal);
    expect(trial.result.workloads).toHaveLength(1);
    expect(trial.result.claimsNow.map(({ test }) => test)).toEqual(['a', 'again']);
    expect(trial.result.claimsAtBase.map(({ test, outcome }) => [test, outcome])).toEqual([
      ['a', 'holds'],
      ['again', 'holds'],
    ]);
  });

  test('also judges claims by the times of the base', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: linear() }),
      () => new FakeServer([waiting('a')], { a: (n) => 10 * n * n }),
    );
    expect(result.claimsAtBase).toMatchObject([{ test: 'a', outcome: 'violated', evidence: { kind: 'scaling' } }]);
  });

  test('does not judge a claim at the base that no times can answer', async () => {
    const narrow = [100, 300, 1_000];
    const options = { arm: 'a', growth: 'n', atMost: false, sizes: narrow } as const;
    const claims = [waiting('a', { sizes: narrow, statement: { kind: 'scaling', options } })];
    const servers = (): FakeServer => new FakeServer(claims, { a: linear() });
    const { result } = await compared(servers, servers);
    expect(result.workloads).toMatchObject([{ arm: 'a', time: { outcome: 'same' } }]);
    expect(result.claimsAtBase).toEqual([]);
  });

  test('lets the code of today choose the sizes of a claim that names none', async () => {
    const claims = [waiting('a', { sizes: [], statement: undefined })];
    const servers = (): FakeServer => new FakeServer(claims, { a: linear() });
    const { result } = await compared(servers, servers);
    expect(result.workloads).toMatchObject([{ arm: 'a', sizes }]);
    expect(result.claimsAtBase).toMatchObject([{ outcome: 'holds' }]);
  });

  test('measures a single claim alone', async () => {
    const claims = [waiting('a'), waiting('b')];
    const times = { a: linear(), b: linear() };
    const only = optionsWith({ only: { test: 'b', ordinal: 1 }, bounds: { high: 1.1 } });
    const servers = (): FakeServer => new FakeServer(claims, times);
    const { result } = await compared(servers, servers, only);
    expect(result.workloads).toMatchObject([{ arm: 'b', growth: undefined, counts: [] }]);
  });

  test('leaves claims alone that compare with the base themselves', async () => {
    const servers = (): FakeServer =>
      new FakeServer([waiting('a', { comparesWithBase: true }), waiting('b')], { a: linear(), b: linear() });
    const { result } = await compared(servers, servers);
    expect(result.workloads.map(({ arm }) => arm)).toEqual(['b']);
    expect(result.claimsNow.map(({ test }) => test)).toEqual(['a', 'b']);
  });
});
