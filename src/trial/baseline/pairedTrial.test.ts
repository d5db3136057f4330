import type { Batch } from '../../measure/subject/subject';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import { WorkloadServerError, type OfferedClaim } from './workloadServer';
import { PairedTrial, type ClaimServer, type PairedTrialOptions } from './pairedTrial';

const sizes = [10, 40, 160, 640];
const { signal } = new AbortController();

function waiting(test: string, given: Partial<OfferedClaim> = {}): OfferedClaim {
  const arms = given.arms ?? [test];
  return {
    test,
    ordinal: 1,
    matcher: 'toScaleAtMost',
    isNot: false,
    claimed: `${test} grows`,
    advisory: false,
    comparesWithBase: false,
    arms,
    sizes,
    workloads: `${arms.join()} ${sizes.join()}`,
    experiment: undefined,
    statement: { kind: 'scaling', options: { arm: arms[0]!, growth: 'n', atMost: true, sizes } },
    ...given,
  };
}

/** A process whose calls take what a test says, give or take what it is like by chance. */
class FakeServer implements ClaimServer {
  readonly tests: readonly string[];
  readonly left: OfferedClaim[];
  timed = 0;
  current: OfferedClaim | undefined;
  readonly #times: Readonly<Record<string, (n: number) => number>>;
  readonly #counts: Readonly<Record<string, (n: number) => number>>;

  constructor(
    claims: readonly OfferedClaim[],
    times: Readonly<Record<string, (n: number) => number>>,
    counts: Readonly<Record<string, (n: number) => number>> = {},
  ) {
    this.tests = claims.map(({ test }) => test);
    this.left = [...claims];
    this.#times = times;
    this.#counts = counts;
  }

  nextClaim(): Promise<OfferedClaim | undefined> {
    this.current = this.left.shift();
    return Promise.resolve(this.current);
  }

  chooseSizes: ClaimServer['chooseSizes'] = () => {
    const statement = {
      kind: 'scaling',
      options: { arm: 'a', growth: 'n', atMost: true, sizes },
    } as const;
    return Promise.resolve({ sizes, statement });
  };

  prepare: ClaimServer['prepare'] = ({ arm }) => {
    if (this.current?.arms.includes(arm) !== true) throw new Error(`${arm} does not wait`);
    if (this.#times[arm] === undefined) return Promise.reject(new WorkloadServerError(`${arm} threw`));
    return Promise.resolve({ async: false, reusable: true, reports: Object.keys(this.#counts) });
  };

  time: ClaimServer['time'] = ({ arm, n }, calls): Promise<Batch> => {
    this.timed++;
    return Promise.resolve({ durationNs: calls * this.#times[arm]!(n), preempted: false, waitNs: 0 });
  };

  count: ClaimServer['count'] = ({ n }, metric) => Promise.resolve([this.#counts[metric]!(n)]);
}

describe('PairedTrial', () => {
  const random = seededRandom(3);
  const optionsWith = (given: Partial<PairedTrialOptions> = {}): PairedTrialOptions => ({
    bounds: { low: 1 / 1.05, high: 1.05 },
    callLimitNs: 10e9,
    errorRate: 1e-6,
    seed: 1,
    instruments: new FakeInstruments(),
    ...given,
  });
  /** A process takes up to a percent longer by chance. */
  const linear = (factor = 1): ((n: number) => number) => {
    const luck = 1 + 0.01 * random();
    return (n) => 1_000 * n * factor * luck;
  };

  async function compared(
    now: () => FakeServer,
    base: () => FakeServer,
    options = optionsWith(),
  ): Promise<PairedTrial> {
    const trial = new PairedTrial(options);
    while (trial.isOpen) await trial.takePair(now(), base(), signal);
    return trial;
  }

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

  test('counts in both revisions, once and exactly', async () => {
    const { result } = await compared(
      () => new FakeServer([waiting('a')], { a: linear() }, { steps: (n) => n + 1 }),
      () => new FakeServer([waiting('a')], { a: linear() }, { steps: (n) => n }),
    );
    expect(result.workloads[0]!.counts).toEqual([
      { arm: 'a', metric: 'steps', rows: sizes.map((n) => ({ n, now: [n + 1], base: [n] })) },
    ]);
  });

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
