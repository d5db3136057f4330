import { sizesProblem } from './sizes';

describe('sizesProblem', () => {
  test.each([
    [[1], 1],
    [[2, 4, 8], 3],
    [[1, 2, Number.MAX_SAFE_INTEGER], 3],
  ])('accepts %j if at least %i are needed', (sizes, fewest) => {
    expect(sizesProblem(sizes, fewest)).toBeUndefined();
  });

  test.each([
    [undefined, 'sizes must be an array of numbers'],
    [8, 'sizes must be an array of numbers'],
    ['2, 4, 8', 'sizes must be an array of numbers'],
    [new Set([2, 4, 8]), 'sizes must be an array of numbers'],
    [[], 'sizes must not be empty'],
    [[0, 2, 4], 'sizes must be positive whole numbers, and 0 is not one'],
    [[-2, 2, 4], 'sizes must be positive whole numbers, and -2 is not one'],
    [[2, 2.5, 4], 'sizes must be positive whole numbers, and 2.5 is not one'],
    [[2, NaN, 4], 'sizes must be positive whole numbers, and NaN is not one'],
    [[2, 4, Infinity], 'sizes must be positive whole numbers, and Infinity is not one'],
    [[2, 4, 2 ** 53], 'sizes must be positive whole numbers, and 9007199254740992 is not one'],
    [[2, '4', 8], "sizes must be positive whole numbers, and '4' is not one"],
    [[2, null, 8], 'sizes must be positive whole numbers, and null is not one'],
    [[2, undefined, 8], 'sizes must be positive whole numbers, and undefined is not one'],
    [[2, 4, 4], 'sizes must not repeat, and 4 does'],
    [[2, 8, 4], 'sizes must ascend, and 4 comes after 8'],
  ])('names the problem of %p', (sizes, problem) => {
    expect(sizesProblem(sizes, 3)).toBe(problem);
  });

  test('names how many sizes a claim needs and how many there are', () => {
    expect(sizesProblem([2, 4], 3)).toBe('sizes must be at least 3 for this claim, and there are 2');
  });
});
