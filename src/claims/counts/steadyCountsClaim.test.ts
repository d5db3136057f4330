import { SteadyCountsClaim } from './steadyCountsClaim';

const claim = new SteadyCountsClaim('steps');
const armCounting = (...counted: number[]) => ({ arm: 'a', counts: [{ n: 8, counted }] });

test('counts that do not differ from call to call hold', () => {
  const arms = [armCounting(5, 5, 5), armCounting(1_000, 1_009, 1_000)];
  expect(claim.judge(arms)).toEqual({ outcome: 'holds', evidence: { kind: 'steady counts', metric: 'steps', arms } });
});

test('counts of any arm that differ by over 1 % leave it undecided', () => {
  expect(claim.judge([armCounting(5, 5, 5), armCounting(1_000, 1_011, 1_000)])).toMatchObject({
    outcome: 'undecided',
    reason: 'counts vary',
    obstacle: { kind: 'unsteady counts', n: 8, counted: [1_000, 1_011, 1_000] },
  });
});
