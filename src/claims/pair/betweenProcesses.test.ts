import { studentQuantile } from '../../statistics/studentT';
import {
  allowingForOthers,
  detectableExcess,
  intervalOver,
  PROCESS_ALLOWANCE,
  PROCESSES_AT_A_LOOK,
  sideOf,
  type Side,
} from './betweenProcesses';

const chances = { inside: 1e-2, outside: 1e-3 };
/** Processes with that mean, and a standard deviation of about that. */
const processes = (count: number, mean: number, spread = 0.02): number[] =>
  Array.from({ length: count }, (_, i) => mean + 1.25 * spread * ((2 * i) / (count - 1) - 1));

describe('sideOf', () => {
  test.each<[string, number[], Side]>([
    ['five that are clearly inside', processes(5, -0.08), 'inside'],
    ['nine that are clearly inside', processes(9, -0.04), 'inside'],
    ['five that are clearly outside', processes(5, 0.12), 'outside'],
    ['nine that are clearly outside', processes(9, 0.05), 'outside'],
    ['five of which nine may be inside', processes(5, -0.03), 'open'],
    ['five of which nine may be outside', processes(5, 0.045), 'open'],
    ['five around the limit', processes(5, 0.001), 'hopeless'],
    ['nine around the limit', processes(9, -0.01), 'hopeless'],
    ['five that are alike and a little inside', processes(5, -0.02, 0), 'open'],
    ['five that are alike and inside by three percent', processes(5, -0.03, 0), 'inside'],
  ])('of %s is right', (_, excesses, side) => {
    expect(sideOf(excesses, chances)).toBe(side);
  });

  test('is open between the looks, however clear the processes are', () => {
    const open = Array.from({ length: 10 }, (_, count) => sideOf(processes(count, -5), chances));
    expect(open.flatMap((side, count) => (side === 'open' ? [] : [count]))).toEqual(PROCESSES_AT_A_LOOK);
  });

  test('needs more to be outside than to be inside, if its chance is smaller', () => {
    expect(sideOf(processes(5, -0.06), chances)).toBe('inside');
    expect(sideOf(processes(5, 0.06), chances)).toBe('open');
    expect(sideOf(processes(5, 0.06), { ...chances, outside: chances.inside })).toBe('outside');
  });
});

test('the interval over processes is that of Student, at least as wide as for a spread of 1 %', () => {
  const { estimate, low, high } = intervalOver([0.02, 0.06]);
  expect(estimate).toBeCloseTo(0.04, 10);
  // Two values differ by the root of two standard deviations, and their mean has half of that as its error
  expect(high - estimate).toBeCloseTo(studentQuantile(0.025, 1) * 0.02, 10);
  expect(estimate - low).toBeCloseTo(high - estimate, 10);
  const alike = intervalOver([0.04, 0.04, 0.04, 0.04]);
  expect(alike.high - alike.estimate).toBeCloseTo((studentQuantile(0.025, 3) * 0.01) / 2, 10);
});

test('the interval of one process allows for a tenth more and less', () => {
  const { estimate, low, high } = allowingForOthers({ estimate: 2, low: 1.98, high: 2.2 });
  expect(estimate).toBe(2);
  expect(low).toBeCloseTo(1.8, 10);
  expect(high).toBeCloseTo(2.42, 10);
});

test('processes that lie by the detectable excess past a limit are outside, and no others', () => {
  const inside = processes(9, -0.04);
  const by = detectableExcess(inside, chances.outside);
  const shifted = (excess: number): number[] => inside.map((value) => value + 0.04 + excess);
  expect(sideOf(shifted(1.001 * by), chances)).toBe('outside');
  expect(sideOf(shifted(0.999 * by), chances)).not.toBe('outside');
  expect(by).toBeLessThan(PROCESS_ALLOWANCE);
});
