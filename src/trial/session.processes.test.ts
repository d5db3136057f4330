import { ComparisonClaim } from '../claims/comparison/comparisonClaim';
import type { ComparisonEvidence } from '../claims/comparison/evidence';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { seededRandom } from '../statistics/random';
import { experiment } from '../workload/experiment';
import type { DecidedClaim } from './claim';
import type { Rerunner } from './processes';
import { RestartableSession } from './testing/freshProcesses';
import { about, asking, decide, sessionOf } from './testing/sessionClaims';

const sizes = [10, 100];
const OPTIONS = { errorRate: 1e-6, budgetNs: 100e6, callLimitNs: 10e9, seed: 1 };
const within5 = new ComparisonClaim({ arm: 'a', other: 'b', sizes, high: 1.05 });

/** Decides whether one arm is no slower, within 5 %, if in each process it takes so many times as long as the other. */
function deciding(ratios: readonly number[], { isNot = false, deadlineNs = Infinity } = {}): Promise<DecidedClaim> {
  const instruments = new FakeInstruments();
  const random = seededRandom(4);
  let process = 0;
  const { a, b } = experiment({
    sizes,
    arms: {
      a: instruments.takingAbout((n) => 1_000 * n * ratios[process]!, random),
      b: instruments.takingAbout((n) => 1_000 * n, random),
    },
  });
  const session = new RestartableSession(OPTIONS, instruments, (number) => (process = number));
  const deadline = Number.isFinite(deadlineNs) ? instruments.clock.now() + BigInt(deadlineNs) : undefined;
  session.test = { name: 'sorting', deadline, claims: 0 };
  return decide(session, asking(about([a, b], sizes), { isNot }), within5);
}

const ratiosOf = ({ verdict }: DecidedClaim): readonly number[] =>
  (verdict.evidence as ComparisonEvidence).ratios[0]!.processes!;

describe('Session', () => {
  test.each<[string, number[], boolean, string, number]>([
    ['a ratio that is clear of its limit holds by one process', [0.9], false, 'holds', 1],
    ['a ratio that is clearly beyond is violated by two', [1.3, 1.3], false, 'violated', 2],
    ['a ratio that is clearly beyond is violated by one under .not', [1.3], true, 'violated', 1],
    ['equally fast code is decided by five', [1, 1.01, 0.99, 1.005, 0.995], false, 'holds', 5],
    ['a ratio a little inside is decided by nine', new Array<number>(9).fill(1.03), false, 'holds', 9],
    ['a ratio a little beyond is decided by nine', new Array<number>(9).fill(1.08), false, 'violated', 9],
    [
      'a clear violation that one near its limit does not confirm is decided by all',
      [1.25, 1.13, 1.17, 1.16, 1.18, 1.2, 1.15, 1.14, 1.19],
      false,
      'violated',
      9,
    ],
    ['a ratio at its limit is undecided after five', [1.05, 1.06, 1.04, 1.055, 1.045], false, 'undecided', 5],
    ['processes that differ are undecided', [1.02, 1.06, 1.07, 1.03, 1.1], false, 'undecided', 5],
  ])('%s', async (_, ratios, isNot, outcome, processes) => {
    const decided = await deciding(ratios, { isNot });
    expect(decided).toMatchObject({
      verdict: { outcome },
      collections: processes,
      freshProcesses: processes - 1,
      isolationFailure: undefined,
    });
  });

  test('keeps the ratio of each process, and an interval that covers them', async () => {
    const ratios = [1, 1.02, 0.99, 1.01, 0.98];
    const decided = await deciding(ratios);
    expect(ratiosOf(decided)).toEqual(ratios.map((ratio) => expect.closeTo(ratio, 1) as number));
    const { low, high } = (decided.verdict.evidence as ComparisonEvidence).ratios[0]!.ratio;
    expect(low).toBeLessThan(0.99);
    expect(high).toBeGreaterThan(1.01);
    expect(decided.samples).toHaveLength(5);
  });

  describe('if no other process can be asked', () => {
    const near = async (rerunner?: Rerunner): Promise<DecidedClaim> => {
      const instruments = new FakeInstruments();
      const random = seededRandom(4);
      const { a, b } = experiment({
        sizes,
        arms: {
          a: instruments.takingAbout((n) => 1_000 * n, random),
          b: instruments.takingAbout((n) => 1_000 * n, random),
        },
      });
      return decide(sessionOf(instruments, { rerunner }), asking(about([a, b], sizes)), within5);
    };

    test.each<[string, Rerunner | undefined, string]>([
      ['there is no runner', undefined, 'this file runs without the runner of jest-asymptote'],
      ['the test fails there', () => Promise.resolve({ kind: 'failed', because: 'no list' }), 'no list'],
    ])('leaves a claim that is near its limit undecided, and says why: %s', async (_, rerunner, isolationFailure) => {
      const decided = await near(rerunner);
      expect(decided).toMatchObject({
        verdict: {
          reason: 'isolation failed',
          obstacle: { kind: 'too few processes', processes: 1, needed: 5, isolationFailure },
        },
        collections: 1,
        freshProcesses: 0,
        isolationFailure,
      });
    });
  });

  test('leaves a claim undecided if the time of its test ends before there are enough', async () => {
    const { verdict } = await deciding(new Array<number>(9).fill(1), { deadlineNs: 400e6 });
    expect(verdict).toMatchObject({ reason: 'test timeout', obstacle: { kind: 'too few processes', needed: 5 } });
  });
});
