import { childTask, TASK_VARIABLE, takeTask, type ChildTask } from './child';

const task: ChildTask = { address: '\0here', id: 'a', role: { kind: 'serve' }, liveFigures: 'none' };

describe('the task of a process', () => {
  const before = process.env;
  beforeEach(() => {
    process.env = { ...before };
  });
  afterEach(() => {
    process.env = before;
  });

  test('is undefined if the runner did not start it', () => {
    expect(takeTask()).toBeUndefined();
    expect(childTask()).toBeUndefined();
  });

  test('is kept after it is taken, and hidden from the processes that this one starts', () => {
    process.env[TASK_VARIABLE] = JSON.stringify(task);
    expect(takeTask()).toEqual(task);
    expect(process.env).not.toHaveProperty(TASK_VARIABLE);
    expect(childTask()).toEqual(task);
  });
});
