import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { ExactCountClaim } from '../../claims/counts/exactCountClaim';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { experiment } from '../../workload/experiment';
import { normalWorkload } from '../../workload/workload';
import type { Arms } from '../arms';
import type { ClaimRun, Decision, StatedClaim } from '../claim';
import { OfferedClaims } from './offeredClaims';

const render = (n: number): number => n;
const parse = (n: number): number => 2 * n;

/** A decision by counts, for tests that do not depend on the decision. */
const counting: Decision = {
  kind: 'counted',
  metric: 'promises',
  claimOver: () => new ExactCountClaim({ metric: 'promises', claimed: () => 0 }),
};

function runOf(arms: Arms, decision = counting, given: Partial<StatedClaim> = {}): ClaimRun {
  const { signal } = new AbortController();
  return {
    spec: { matcher: 'toScaleLinearly', isNot: false, claimed: 'it grows', arms, ...given, ...decision },
    place: { test: 'a test', ordinal: 2, invocation: 1 },
    budgets: 1,
    signal,
    deadline: undefined,
  };
}

const alone = (run: (n: number) => number, sizes: readonly number[] = [1, 4]): Arms => ({
  workloads: new Map([['workload', normalWorkload(run)]]),
  sizes,
  experiment: undefined,
});

describe('OfferedClaims', () => {
  const offered = new OfferedClaims(new FakeInstruments().programs);
  const workloadsOf = (arms: Arms): string => offered.describe(runOf(arms)).workloads;

  test('describes the place, the arms and the statement of a claim', () => {
    const claim = new ComparisonClaim({ arm: 'workload', other: 'b', sizes: [1, 4], high: 2 });
    const run = runOf(alone(render), { kind: 'timed', claim }, { line: 9, advisory: true });
    expect(offered.describe(run)).toMatchObject({
      test: 'a test',
      ordinal: 2,
      line: 9,
      advisory: true,
      arms: ['workload'],
      sizes: [1, 4],
      experiment: undefined,
      comparesWithBase: false,
      statement: { kind: 'comparison' },
    });
  });

  test('describes the same function at the same sizes alike, however it is wrapped', () => {
    expect(workloadsOf(alone(render))).toBe(workloadsOf(alone(render)));
    expect(workloadsOf(alone(render))).not.toBe(workloadsOf(alone(parse)));
    expect(workloadsOf(alone(render))).not.toBe(workloadsOf(alone(render, [1, 5])));
  });

  test('offers all arms of a shared experiment, otherwise its own', () => {
    const declared = experiment({ name: 'both', sizes: [1, 4], arms: { render, parse } });
    const { arms } = declared.render.experiment;
    const of = (sizes: readonly number[]): Arms => ({
      workloads: new Map([['render', arms.get('render')!]]),
      sizes,
      experiment: declared.render.experiment,
    });
    expect(offered.describe(runOf(of([1, 4])))).toMatchObject({
      arms: ['render', 'parse'],
      experiment: 'both',
    });
    expect(offered.describe(runOf(of([1])))).toMatchObject({ arms: ['render'], experiment: undefined });
  });

  test('recognises a claim on another commit', () => {
    const beside: Decision = { kind: 'baseline', ref: undefined, high: 1.05, over: () => undefined as never };
    expect(offered.describe(runOf(alone(render), beside))).toMatchObject({
      comparesWithBase: true,
      statement: undefined,
    });
    const declared = experiment({ sizes: [1, 4], arms: { render, parse } });
    const { arms } = declared.parse.experiment;
    const second: Arms = {
      workloads: new Map([['parse', arms.get('parse')!]]),
      sizes: [1, 4],
      experiment: declared.parse.experiment,
    };
    expect(offered.describe(runOf(second, beside))).toMatchObject({ arms: ['parse'], experiment: undefined });
  });
});
