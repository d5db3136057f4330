import { CLASSES, claims } from './claims';

test('every claim has a title of its own', () => {
  expect(new Set(claims.map(({ title }) => title)).size).toBe(claims.length);
});

test.each(CLASSES)('the class %s has claims', (of) => {
  expect(claims.some(({ claimClass }) => claimClass === of)).toBe(true);
});

test.each(["`toScaleAtMost('1')`", '`toStayConstant()`', 'log n', 'n', 'n log n'] as const)(
  'the class %s has four true claims and four false ones at least',
  (of) => {
    const own = claims.filter(({ claimClass }) => claimClass === of);

    expect(own.filter(({ isTrue }) => isTrue).length).toBeGreaterThanOrEqual(4);
    expect(own.filter(({ isTrue }) => !isTrue).length).toBeGreaterThanOrEqual(4);
  },
);

test('a claim says what is claimed, and whether it is true', () => {
  const titles = claims.filter(({ title }) => title.startsWith('sum a list:')).map(({ title }) => title);

  expect(titles).toEqual([
    'sum a list: at most n, true',
    'sum a list: at most 1, false',
    'sum a list: constant, false',
    'sum a list: at most log n, false',
  ]);
});
