jest.mock('valibot', () => {
  throw new Error('a schema was loaded');
});

const waitedFor = ['jest/environment', 'jest/setup', 'jest/testRunner', 'matchers', 'index', 'describe/kinds'];

test.each([...waitedFor, 'record/store', 'report/terminal/run', 'report/page/pageFile'])(
  '%s, which a run waits for, loads no schema',
  (room) => {
    expect(() => jest.requireActual<object>(`../${room}`)).not.toThrow();
  },
);

test('a report is read by its schema', () => {
  expect(() => jest.requireActual<object>('./readReport')).toThrow('a schema was loaded');
});
