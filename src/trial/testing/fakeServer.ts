import type { Batch } from '../../measure/subject/subject';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { seededRandom } from '../../statistics/random';
import { PairedTrial, type ClaimServer, type PairedTrialOptions } from '../baseline/pairedTrial';
import { WorkloadServerError, type OfferedClaim } from '../baseline/workloadServer';

export const sizes = [10, 40, 160, 640];
/** Never aborts. */
export const { signal } = new AbortController();

/** Returns a claim that waits in a process: that its arm, named as its test, grows at most like n. */
export function waiting(test: string, given: Partial<OfferedClaim> = {}): OfferedClaim {
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
export class FakeServer implements ClaimServer {
  readonly tests: readonly string[];
  /** The claims that do not wait yet. */
  readonly left: OfferedClaim[];
  /** The number of batches that were timed. */
  timed = 0;
  /** The claim that waits. */
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

/** Returns the given options of a comparison, and else those of a project at 5 % either way. */
export const optionsWith = (given: Partial<PairedTrialOptions> = {}): PairedTrialOptions => ({
  bounds: { low: 1 / 1.05, high: 1.05 },
  callLimitNs: 10e9,
  errorRate: 1e-6,
  seed: 1,
  instruments: new FakeInstruments(),
  ...given,
});

let draw = seededRandom(3);

beforeEach(() => {
  draw = seededRandom(3);
});

/** Returns the next random number: every test draws the same ones. */
export const random = (): number => draw();

/** Returns the times of a process, which by chance takes up to a percent longer. */
export const linear = (factor = 1): ((n: number) => number) => {
  const luck = 1 + 0.01 * random();
  return (n) => 1_000 * n * factor * luck;
};

/** Takes pairs of processes, as today's code and the base make them, until a trial is decided, and returns the trial. */
export async function compared(
  now: () => FakeServer,
  base: () => FakeServer,
  options = optionsWith(),
): Promise<PairedTrial> {
  const trial = new PairedTrial(options);
  while (trial.isOpen) await trial.takePair(now(), base(), signal);
  return trial;
}
