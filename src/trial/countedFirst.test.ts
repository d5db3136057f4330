import { ExplanationClaim } from '../claims/explanation/explanationClaim';
import type { ArmCounts } from '../model/metric';
import { countsAtSizes } from '../claims/counts/countedClaim';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { ClaimSpec, DecidedClaim } from './claim';
import type { Rerun, RerunResult } from './processes';
import { Session, type SessionHost } from './session';
import { AT_ONCE } from './trial';

const SIZES = [4, 16, 64];
const instruments = new FakeInstruments();
/** Takes 100 ns a step and says how many steps it took. */
const stepping = (steps: (n: number) => number, priceNs = 100): ((n: number) => unknown) => {
  const work = instruments.taking((n) => priceNs * steps(n));
  return (n) => {
    work(n);
    return { counts: { moves: steps(n) } };
  };
};
const arms: Arms = {
  workloads: new Map([
    ['flat', normalWorkload(stepping((n) => n))],
    ['dear', normalWorkload(stepping((n) => n, 300))],
  ]),
  sizes: SIZES,
  experiment: undefined,
};
/** What the claim was told of its arms, each time it was made. */
let told: (readonly ArmCounts[])[];
const explainedBy = (metric: string): ClaimSpec => ({
  kind: 'counted first',
  matcher: 'toBeExplainedBy',
  isNot: false,
  claimed: 'it is so',
  arms,
  metric,
  claimOf: (counted) => {
    told.push(counted);
    const counts = counted.map(({ arm, counts }) => ({ arm, counts: countsAtSizes(counts) }));
    return new ExplanationClaim({ metric, sizes: SIZES, within: 0.1, arms: counts });
  },
});

function fileWith(host: SessionHost): Session {
  told = [];
  const file = new Session({ errorRate: 1e-6, budgetNs: 100e6, callLimitNs: 10e9, seed: 1 }, instruments, host);
  file.test = { name: 'steps', deadline: undefined, claims: 0 };
  return file;
}

describe('a claim that rests on counts', () => {
  const steps: ArmCounts[] = ['flat', 'dear'].map((arm) => ({
    arm,
    counts: SIZES.map((n) => ({ n, counted: [n, n, n] })),
  }));
  let reruns: Rerun[];
  const answering =
    (answer: RerunResult): NonNullable<SessionHost['rerunner']> =>
    (rerun) => {
      reruns.push(rerun);
      return Promise.resolve(answer);
    };
  beforeEach(() => {
    reruns = [];
  });

  test('gets the counts of every arm, and is measured then', async () => {
    const outcome = await fileWith({}).decide(explainedBy('moves'));
    expect(told).toEqual([steps]);
    expect(outcome).toMatchObject({ verdict: { outcome: 'violated' }, collections: 2 });
    expect(outcome).toMatchObject({ samples: [{ statement: { kind: 'explanation' } }, {}] });
  });

  test('hands the counts on to the process that confirms it', async () => {
    await fileWith({ rerunner: answering({ kind: 'failed', because: 'it was interrupted' }) }).decide(
      explainedBy('moves'),
    );
    expect(reruns).toMatchObject([{ purpose: 'confirm', counts: steps }]);
  });

  test('uses the given counts in that process, and counts nothing there', async () => {
    const given = steps.map(({ arm, counts }) => ({
      arm,
      counts: counts.map(({ n }) => ({ n, counted: arm === 'dear' ? [3 * n] : [n] })),
    }));
    const rerun: Rerun = { purpose: 'confirm', test: 'steps', ordinal: 1, claimed: 'it is so', seed: 5, counts: given };
    const outcome = await fileWith({ rerun }).decide(explainedBy('moves'));
    expect(told).toEqual([given]);
    expect(outcome).toMatchObject({ verdict: { outcome: 'holds' }, collections: 1 });
  });

  test('counts promises in a process of its own, which measures nothing', async () => {
    const verdict: DecidedClaim['verdict'] = {
      outcome: 'holds',
      evidence: { kind: 'steady counts', metric: 'promises', arms: steps },
    };
    await fileWith({ rerunner: answering({ kind: 'decided', result: { ...AT_ONCE, verdict } }) }).decide(
      explainedBy('promises'),
    );
    expect(reruns[0]).toMatchObject({ purpose: 'count' });
    expect(told).toEqual([steps]);

    const rerun: Rerun = { purpose: 'count', test: 'steps', ordinal: 1, claimed: 'it is so', seed: 5 };
    const counted = await fileWith({ rerun }).decide(explainedBy('promises'));
    expect(told).toEqual([]);
    expect(counted).toMatchObject({ rounds: 0, verdict: { outcome: 'holds', evidence: { kind: 'steady counts' } } });
  });
});
