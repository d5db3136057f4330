import { count, noTrials, pooled, trialsIn } from './outcomes';
import { isFalse } from './cases/case';

test('counts the outcomes of trials at first, once confirmed and under .not', () => {
  const counts = noTrials();
  count(counts, { first: 'violated', final: 'undecided', negated: 'violated' });
  count(counts, { first: 'violated', final: 'violated', negated: 'violated' });

  expect(counts).toEqual({
    first: { holds: 0, violated: 2, undecided: 0 },
    final: { holds: 0, violated: 1, undecided: 1 },
    negated: { holds: 0, violated: 2, undecided: 0 },
  });
  expect(pooled([counts, counts]).first.violated).toBe(4);
  expect(trialsIn(counts)).toBe(2);
});

test.each([
  ['holds', 'holds', false],
  ['violated', 'holds', true],
  ['holds', 'violated', true],
  ['holds', 'neither', true],
  ['violated', 'neither', true],
  ['violated', 'either', false],
] as const)('the outcome %s is false if %s is right: %s', (outcome, right, expected) => {
  expect(isFalse(outcome, right)).toBe(expected);
});
