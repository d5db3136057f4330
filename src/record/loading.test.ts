jest.mock('valibot', () => {
  throw new Error('a schema was loaded');
});

test.each(['jest/environment', 'jest/setup', 'jest/testRunner', 'matchers', 'index', 'describe/kinds'])(
  '%s, which a perf file waits for, loads no schema',
  (room) => {
    expect(() => jest.requireActual<object>(`../${room}`)).not.toThrow();
  },
);

test('a report is read by its schema', () => {
  expect(() => jest.requireActual<object>('./store')).toThrow('a schema was loaded');
});
