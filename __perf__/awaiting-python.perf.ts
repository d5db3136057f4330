import path from 'node:path';
import { experiment, program, pythonWorker } from 'jest-asymptote';
import * as awaiting from '../fixtures/awaiting';
import { published } from '../fixtures/awaiting/published';

const cpython = program({
  command: process.env.PYTHON ?? 'python3',
  args: [pythonWorker, path.join(__dirname, '../fixtures/awaiting/python/awaiting.py')],
  optional: true,
  install: 'apt-get install python3',
});

const arms = experiment({
  name: 'awaiting in CPython and in Node',
  sizes: [2, 4, 8, 18, 40, 85, 180],
  show: { unit: 's', per: 10_000 },
  reference: published,
  arms: {
    nestedTasks: cpython.arm('nested_tasks'),
    sequentialTasks: cpython.arm('sequential_tasks'),
    nestedCoroutines: cpython.arm('nested_coroutines'),
    sequentialCoroutines: cpython.arm('sequential_coroutines'),
    plainCalls: cpython.arm('plain_calls'),
    oneMoreTask: cpython.arm('one_more_task'),
    nestedInNode: awaiting.nestedTasks,
    sequentialInNode: awaiting.sequentialTasks,
    oneMoreInNode: (n: number) => awaiting.sequentialTasks(n + 1),
  },
});

describe('in CPython the cost of awaiting is linear', () => {
  test('in the depth of nested tasks', async () => {
    await expect(arms.nestedTasks).toScaleLinearly();
  });

  test('in the number of sequential tasks', async () => {
    await expect(arms.sequentialTasks).toScaleLinearly();
  });

  test('in the depth of nested coroutines', async () => {
    await expect(arms.nestedCoroutines).toScaleLinearly();
  });

  test('in the number of sequential coroutines', async () => {
    await expect(arms.sequentialCoroutines).toScaleLinearly();
  });

  test('in the number of plain calls', async () => {
    await expect(arms.plainCalls).toScaleLinearly();
  });
});

describe('in CPython nesting tasks costs more than a sequence of them by', () => {
  test('a constant, at the depths of 2, 4 and 8', async () => {
    // A share of every level would make it four times as much. What one process is like by chance, 2 % of the whole, is
    // a quarter of it at n = 8.
    await expect(arms.nestedTasks).toHaveConstantOverhead({
      over: arms.sequentialTasks,
      sizes: [2, 4, 8],
      within: '3x',
    });
  });

  test('nothing that grows: one more level costs what one more task costs', async () => {
    await expect(arms.nestedTasks).toHaveSameSlopeAs(arms.sequentialTasks);
  });

  test('the two turns of the event loop that one task takes', async () => {
    await expect(arms.nestedTasks).toCount('loopTurns', (n) => 2 * (n + 1));
    await expect(arms.sequentialTasks).toCount('loopTurns', (n) => 2 * n);
  });
});

describe('in CPython the event loop is the bottleneck', () => {
  test('coroutines nest at least 20 times faster than tasks', async () => {
    await expect(arms.nestedCoroutines).toBeFasterThan(arms.nestedTasks, { by: '20x' });
  });

  test('coroutines in a row are at least 20 times faster than tasks in a row', async () => {
    await expect(arms.sequentialCoroutines).toBeFasterThan(arms.sequentialTasks, { by: '20x' });
  });

  test('plain calls are at least 40 times faster than tasks in a row', async () => {
    await expect(arms.plainCalls).toBeFasterThan(arms.sequentialTasks, { by: '40x' });
  });
});

describe('in both runtimes', () => {
  test('nesting costs one task', async () => {
    await expect(arms.nestedTasks).toBeAsFastAs(arms.oneMoreTask, { within: '10 %', budget: '15 s' });
    await expect(arms.nestedInNode).toBeAsFastAs(arms.oneMoreInNode, { within: '10 %', budget: '15 s' });
  });

  test('a task has one price, nested or not: that of its two turns of the event loop', async () => {
    await expect([arms.nestedTasks, arms.sequentialTasks]).toBeExplainedBy('loopTurns', { within: '20 %' });
    await expect([arms.nestedInNode, arms.sequentialInNode]).toBeExplainedBy('loopTurns', { within: '20 %' });
  });
});
