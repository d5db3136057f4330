import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import { experiment } from '../../workload/experiment';
import { normalWorkload } from '../../workload/workload';
import type { Arms, Timed } from '../question';
import type { Turn } from '../turn';
import { OfferedClaims } from './offeredClaims';

const render = (n: number): number => n;
const parse = (n: number): number => 2 * n;

function turn(arms: Arms, given: Partial<Turn['question']> = {}): Turn {
  const question = { matcher: 'toScaleLinearly', isNot: false, claimed: 'it grows', arms, ...given };
  const { signal } = new AbortController();
  return { question, test: 'a test', group: undefined, ordinal: 2, invocation: 1, signal, deadline: undefined };
}

const alone = (run: (n: number) => number, sizes: readonly number[] = [1, 4]): Arms => ({
  workloads: new Map([['workload', normalWorkload(run)]]),
  sizes,
  experiment: undefined,
});

describe('WaitingClaims', () => {
  const waiting = new OfferedClaims(new FakeInstruments().programs);
  const workloadsOf = (arms: Arms): string => waiting.describe(turn(arms), undefined).workloads;

  test('says where a claim stands, and what it is about', () => {
    const claim = new ComparisonClaim({ arm: 'workload', other: 'b', sizes: [1, 4], high: 2 });
    const stated = turn(alone(render), { line: 9, advisory: true });
    expect(waiting.describe(stated, claim)).toMatchObject({
      test: 'a test',
      ordinal: 2,
      line: 9,
      advisory: true,
      arms: ['workload'],
      sizes: [1, 4],
      experiment: undefined,
      isBesideBase: false,
      statement: { kind: 'comparison' },
    });
  });

  test('says the same of the same function at the same sizes, however it was wrapped', () => {
    expect(workloadsOf(alone(render))).toBe(workloadsOf(alone(render)));
    expect(workloadsOf(alone(render))).not.toBe(workloadsOf(alone(parse)));
    expect(workloadsOf(alone(render))).not.toBe(workloadsOf(alone(render, [1, 5])));
  });

  test('is about all arms of an experiment that it shares, and its own else', () => {
    const declared = experiment({ name: 'both', sizes: [1, 4], arms: { render, parse } });
    const { arms } = declared.render.experiment;
    const of = (sizes: readonly number[]): Arms => ({
      workloads: new Map([['render', arms.get('render')!]]),
      sizes,
      experiment: declared.render.experiment,
    });
    expect(waiting.describe(turn(of([1, 4])), undefined)).toMatchObject({
      arms: ['render', 'parse'],
      experiment: 'both',
    });
    expect(waiting.describe(turn(of([1])), undefined)).toMatchObject({ arms: ['render'], experiment: undefined });
  });

  test('knows a claim beside another commit', () => {
    const beside: Timed = { ref: undefined, high: 1.05, sized: () => undefined as never };
    expect(waiting.describe(turn(alone(render)), beside)).toMatchObject({ isBesideBase: true, statement: undefined });
    const declared = experiment({ sizes: [1, 4], arms: { render, parse } });
    const { arms } = declared.parse.experiment;
    const second: Arms = {
      workloads: new Map([['parse', arms.get('parse')!]]),
      sizes: [1, 4],
      experiment: declared.parse.experiment,
    };
    expect(waiting.describe(turn(second), beside)).toMatchObject({ arms: ['parse'], experiment: undefined });
  });
});
