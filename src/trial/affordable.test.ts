import { affordableNs, budgetForNs } from './affordable';

test('a call may take what the stretched budget has for each of its batches', () => {
  // 16 budgets of 3 s for 25 rounds of six batches
  expect(affordableNs(3e9, { rounds: 25, cells: 6 })).toBe(320e6);
});

test.each([
  [25, 1],
  [29, 12],
  [1_600, 1],
])('the budget for calls is that which can afford them, in %d rounds of %d batches', (rounds, cells) => {
  expect(affordableNs(budgetForNs(5e6, { rounds, cells }), { rounds, cells })).toBeCloseTo(5e6, 3);
});
