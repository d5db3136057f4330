import { experiment } from 'jest-asymptote';
import * as awaiting from '../fixtures/awaiting';
import { published } from '../fixtures/awaiting/published';

const arms = experiment({
  name: 'awaiting',
  sizes: [2, 4, 8, 20, 50, 130, 340],
  show: { unit: 's', per: 10_000 },
  reference: published,
  arms: {
    nestedTasks: awaiting.nestedTasks,
    sequentialTasks: awaiting.sequentialTasks,
    nestedCoroutines: awaiting.nestedCoroutines,
    sequentialCoroutines: awaiting.sequentialCoroutines,
    nestedAwaits: awaiting.nestedAwaits,
    sequentialAwaits: awaiting.sequentialAwaits,
    plainCalls: awaiting.plainCalls,
    oneMoreTask: (n: number) => awaiting.sequentialTasks(n + 1),
  },
});

describe('the cost of awaiting is linear', () => {
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

  test('in the depth of nested native awaits', async () => {
    await expect(arms.nestedAwaits).toScaleLinearly();
  });

  test('in the number of sequential native awaits', async () => {
    await expect(arms.sequentialAwaits).toScaleLinearly();
  });

  test('in the number of plain calls', async () => {
    await expect(arms.plainCalls).toScaleLinearly();
  });

  test('and work on every pair is not', async () => {
    await expect(awaiting.everyPair).not.toScaleLinearly({ sizes: [6, 18, 54, 162, 486] });
  });
});

describe('nesting tasks costs more than a sequence of them by', () => {
  test('a constant, at the depths of 2, 4 and 8', async () => {
    await expect(arms.nestedTasks).toHaveConstantOverhead({
      over: arms.sequentialTasks,
      sizes: [2, 4, 8],
      within: '2x',
    });
  });

  test('nothing that grows: one more level costs what one more task costs', async () => {
    await expect(arms.nestedTasks).toHaveSameSlopeAs(arms.sequentialTasks);
  });

  test('one task: nesting n deep costs what n + 1 tasks in a row cost', async () => {
    // Where rounds scatter by a quarter, as beside neighbours, ten percent take more than the usual budget.
    await expect(arms.nestedTasks).toBeAsFastAs(arms.oneMoreTask, { within: '10 %', budget: '15 s' });
  });

  test('what its turns of the event loop cost: one price explains both', async () => {
    // One turn more or less would be 50 % off at n = 2; what single processes are like by chance reaches 6 %.
    await expect([arms.nestedTasks, arms.sequentialTasks]).toBeExplainedBy('loopTurns', { within: '15 %' });
  });

  test('the two turns of the event loop that one task takes', async () => {
    await expect(arms.nestedTasks).toCount('loopTurns', (n) => 2 * (n + 1));
    await expect(arms.sequentialTasks).toCount('loopTurns', (n) => 2 * n);
  });
});

describe('nesting costs more with every level', () => {
  test('of coroutines', async () => {
    await expect(arms.nestedCoroutines).not.toHaveSameSlopeAs(arms.sequentialCoroutines);
  });

  test('of native awaits', async () => {
    await expect(arms.nestedAwaits).not.toHaveSameSlopeAs(arms.sequentialAwaits);
  });
});

describe('the event loop is the bottleneck', () => {
  test('coroutines nest at least 20 times faster than tasks', async () => {
    await expect(arms.nestedCoroutines).toBeFasterThan(arms.nestedTasks, { by: '20x' });
  });

  test('coroutines in a row are at least 20 times faster than tasks in a row', async () => {
    await expect(arms.sequentialCoroutines).toBeFasterThan(arms.sequentialTasks, { by: '20x' });
  });

  test('plain calls are at least 100 times faster than tasks in a row', async () => {
    await expect(arms.plainCalls).toBeFasterThan(arms.sequentialTasks, { by: '100x' });
  });
});
