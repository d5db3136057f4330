import type { ComparisonEvidence, ComparisonOptions } from '../claims/comparison/evidence';
import type { Judge, JudgeState, TimedClaim } from '../claims/core/claim';
import type { Obstacle } from '../model/obstacle';
import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { normalWorkload } from '../workload/workload';
import { Collections } from './collections';
import { Pipeline } from './pipeline';
import { Processes, type Rerunner } from './processes';
import type { TrialResult } from './trial';

const found = { low: undefined, high: 1, ratios: [], detectableRatio: undefined, times: [] };
const evidence: ComparisonEvidence = { kind: 'comparison', arm: 'a', other: 'b', ...found };
const nearBound: Obstacle = { kind: 'near limit', quantity: 'ratio', found: 1.1, limit: 1.1 };

type ComparisonClaim = TimedClaim<'comparison', ComparisonOptions, ComparisonEvidence>;
type ScriptedClaim = Pick<ComparisonClaim, keyof ComparisonClaim>;

/** What a collection is made to say: `busy` is an open judge while the process waits for a core. */
type Finding = 'holds' | 'violated' | 'stuck' | 'bent' | 'busy';

describe('Pipeline', () => {
  /** How the sizes of every collection that was measured ended. */
  let measured: (readonly number[])[];

  /** Tries a claim whose collections come to one finding after another, in twelve rounds each. */
  function trying(
    findings: readonly Finding[],
    {
      isNot = false,
      extensions = 0,
      unanswerable,
      late = false,
      most = Infinity,
      timeNs = (n) => 10_000 * n,
      budgetNs = 8e6,
      rerunner,
    }: {
      isNot?: boolean;
      extensions?: number;
      unanswerable?: Obstacle;
      late?: boolean;
      most?: number;
      timeNs?: (n: number) => number;
      budgetNs?: number;
      rerunner?: Rerunner;
    } = {},
  ): Promise<TrialResult> {
    const instruments = new FakeInstruments();
    const left = [...findings];
    let finding: Finding | undefined;
    let decided = false;
    let isPlanned = false;
    const run = (n: number): void => {
      if (n > most) throw new RangeError('there are no data of that size');
      instruments.clock.advance(timeNs(n));
      if (finding === 'busy') instruments.kernel.wait(timeNs(n));
    };
    const claimOn = (sizes: readonly number[], more: number): ScriptedClaim => ({
      kind: 'comparison',
      options: { arm: 'a', other: 'b', sizes },
      batch: undefined,
      batchIfLong: undefined,
      processRule: undefined,
      settlement: undefined,
      cells: sizes.map((n) => ({ arm: 'a', n })),
      statement: { kind: 'comparison', options: { arm: 'a', other: 'b', sizes } },
      unanswerable,
      beyond: () => undefined,
      judge: (): Judge<ComparisonEvidence> => {
        // The first judge only tells how many rounds the claim needs.
        finding = isPlanned ? left.shift() : 'holds';
        isPlanned = true;
        if (finding === undefined) throw new Error('the script has come to its end');
        const state: JudgeState = finding === 'busy' ? 'open' : finding;
        let rounds = 0;
        return {
          unanimousRounds: 12,
          fewestRounds: 12,
          lasted: () => undefined,
          add: () => rounds++,
          get state() {
            decided ||= rounds >= 12;
            return rounds < 12 ? 'open' : state;
          },
          evidence: () => evidence,
          obstacle: () => nearBound,
        };
      },
      extended: () => (more > 0 ? claimOn([...sizes, 4 * sizes.at(-1)!], more - 1) : undefined),
    });
    const options = { errorRate: 1e-6, budgetNs, callLimitNs: 10e9, seed: 3 };
    const collections = new Collections(options, instruments);
    const processes = new Processes({ rerunner }, options.seed, instruments.clock);
    const pipeline = new Pipeline(options, instruments, { collections, processes });
    const arms = { workloads: new Map([['a', normalWorkload(run)]]), sizes: [1, 10], experiment: undefined };
    const claim = claimOn([1, 10], extensions);
    const result = pipeline.decide({
      spec: { kind: 'timed', claim, matcher: 'toBeFasterThan', isNot, claimed: 'it is so', arms },
      place: { test: 'a test', ordinal: 1, invocation: 1 },
      budgets: 1,
      signal: new AbortController().signal,
      /** The time of a late test is up as soon as the first collection has decided. */
      get deadline() {
        return late && decided ? 0n : undefined;
      },
    });
    return result.finally(() => {
      measured = collections.all.map(({ sizes }) => sizes);
    });
  }

  test('does not retry a process in which the test did not reach its claim', async () => {
    let asked = 0;
    const rerunner: Rerunner = () => {
      asked++;
      return Promise.resolve({ kind: 'failed', because: 'list is not defined' });
    };
    const result = await trying(['violated', 'holds', 'violated'], { rerunner });
    expect(result).toMatchObject({ collections: 3, confirmations: 2, isolationFailure: 'list is not defined' });
    expect(asked).toBe(1);
  });

  test.each([
    ['a violation', false, 'violated'],
    ['a hold under .not', true, 'holds'],
  ] as const)('%s that there is no time to confirm stays undecided, with its evidence', async (_, isNot, found) => {
    const { verdict, collections } = await trying([found], { isNot, late: true });
    const obstacle: Obstacle = { kind: 'unconfirmed', found };
    expect(verdict).toEqual({ outcome: 'undecided', reason: 'test timeout', obstacle, evidence });
    expect(collections).toBe(1);
  });

  test('keeps a sweep that cannot be made longer because the workload fails there', async () => {
    const { verdict } = await trying(['bent', 'bent', 'bent', 'bent'], { extensions: 1, most: 10 });
    expect(verdict).toEqual({ outcome: 'undecided', reason: 'too close', obstacle: nearBound, evidence });
    expect(measured).toContainEqual([1, 10, 40]);
  });

  const outcome = (verdict: string, confirmations: number, collections: number) => ({
    verdict: ['holds', 'violated'].includes(verdict)
      ? { outcome: verdict, evidence }
      : { outcome: 'undecided', reason: verdict },
    confirmations,
    collections,
  });

  test.each<[string, boolean, Finding[], string, number, number]>([
    ['a hold is believed at once', false, ['holds'], 'holds', 1, 1],
    ['a violation is confirmed by a second collection', false, ['violated', 'violated'], 'violated', 2, 2],
    ['a violation under .not is believed at once', true, ['violated'], 'violated', 1, 1],
    ['a hold under .not is confirmed by a second collection', true, ['holds', 'holds'], 'holds', 2, 2],
    ['too close is confirmed', false, ['stuck', 'stuck'], 'too close', 2, 2],
    ['too close is confirmed under .not too', true, ['stuck', 'stuck'], 'too close', 2, 2],
    ['busy is not confirmed', false, ['busy'], 'busy', 1, 1],
    ['busy is not confirmed under .not either', true, ['busy'], 'busy', 1, 1],
    ['a third decides between a violation and a hold', false, ['violated', 'holds', 'violated'], 'violated', 2, 3],
    ['a third decides between a hold and a violation under .not', true, ['holds', 'violated', 'holds'], 'holds', 2, 3],
    ['a third can find for the hold', false, ['violated', 'holds', 'holds'], 'holds', 2, 3],
    ['a third decides between a violation and too close', false, ['violated', 'stuck', 'violated'], 'violated', 2, 3],
    ['a third decides between too close and a violation', false, ['stuck', 'violated', 'violated'], 'violated', 2, 3],
    ['a violation is busy if the second collection is busy', false, ['violated', 'busy'], 'busy', 1, 2],
    ['three that all differ are undecided', false, ['violated', 'stuck', 'holds'], 'too close', 1, 3],
  ])('%s', async (_, isNot, findings, verdict, confirmations, collections) => {
    const result = await trying(findings, { isNot });
    expect(result).toMatchObject(outcome(verdict, confirmations, collections));
    expect(measured).toEqual(new Array(collections).fill([1, 10]));
  });

  test('measures nothing if the sizes cannot answer', async () => {
    const unanswerable: Obstacle = { kind: 'narrow sweep', span: 2, spanNeeded: 8 };
    await expect(trying([], { unanswerable })).resolves.toEqual({
      verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle: unanswerable },
      confirmations: 1,
      collections: 0,
      samples: [],
      setAside: [],
      rounds: 0,
      freshProcesses: 0,
      decidingNs: 0,
    });
  });

  test('makes the sweep longer if its upper end bends, and uses the longer one', async () => {
    const result = await trying(['bent', 'holds'], { extensions: 2 });
    expect(result).toMatchObject(outcome('holds', 1, 1));
    expect(measured).toEqual([
      [1, 10],
      [1, 10, 40],
    ]);
    const widths = (of: TrialResult['samples']): number[] => of.map(({ cells }) => cells.length);
    expect({ setAside: widths(result.setAside), samples: widths(result.samples) }).toEqual({
      setAside: [2],
      samples: [3],
    });
  });

  test('makes it longer again, as often as the claim allows', async () => {
    const result = await trying(['bent', 'bent', 'bent', 'bent', 'bent', 'bent'], { extensions: 2 });
    expect(result).toMatchObject(outcome('budget spent', 2, 2));
    expect(measured.map((sizes) => sizes.at(-1))).toEqual([10, 40, 160, 10, 40, 160]);
    expect(result.setAside.map(({ cells }) => cells.at(-1)!.n)).toEqual([10, 40, 10, 40]);
  });

  test('makes no sweep longer that took seconds, nor measures it again', async () => {
    const result = await trying(['bent'], { extensions: 2, timeNs: () => 200e6, budgetNs: 1e9 });
    expect(result).toMatchObject(outcome('too close', 1, 1));
    expect(measured).toEqual([[1, 10]]);
  });

  test.each<[string, (n: number) => number]>([
    ['time explodes', (n) => 10 * n ** 5],
    ['time grows by one more power', (n) => 10_000 * n ** 3],
  ])('makes no sweep longer to a size of which a call could take seconds if %s', async (_, timeNs) => {
    await trying(['bent', 'bent'], { extensions: 2, timeNs, budgetNs: 1e9 });
    expect(measured).toEqual([
      [1, 10],
      [1, 10],
    ]);
  });

  test('makes a sweep longer if calls stay short by one power more', async () => {
    await trying(['bent', 'holds'], { extensions: 2, timeNs: (n) => 100_000 * n, budgetNs: 100e6 });
    expect(measured).toEqual([
      [1, 10],
      [1, 10, 40],
    ]);
  });

  test('keeps a sweep that the claim cannot make longer', async () => {
    const result = await trying(['bent', 'bent']);
    expect(result).toMatchObject(outcome('too close', 2, 2));
    expect(measured).toEqual([
      [1, 10],
      [1, 10],
    ]);
  });

  test('returns the collections that the verdict rests on', async () => {
    const { rounds, busyness, decidingNs } = await trying(['violated', 'violated']);
    expect(rounds).toBe(12);
    expect(busyness).toEqual({ waitingShare: 0, disturbedShare: 0, preemptedShare: 0 });
    expect(decidingNs).toBeGreaterThan(0);
  });
});
