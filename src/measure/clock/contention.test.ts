import { Contention } from './contention';

describe('Contention', () => {
  const busynessOf = (...waits: readonly (number | undefined)[]): ReturnType<typeof Contention.busyness> => {
    const contention = new Contention();
    for (const waitNs of waits) contention.add({ durationNs: 100, preempted: waitNs === 80, waitNs });
    return Contention.busyness([contention]);
  };

  test('returns the share of time that batches waited for a core, and the share that was preempted', () => {
    expect(busynessOf(0, 80)).toEqual({ waitingShare: 0.4, disturbedShare: 0, preemptedShare: 0.5 });
  });

  test('tells the share that was taken off the times of long batches, if any was', () => {
    const contention = new Contention();
    contention.add({ durationNs: 100, preempted: true, waitNs: 40 }, true);
    contention.add({ durationNs: 100, preempted: false, waitNs: 10 });
    expect(Contention.busyness([contention])).toMatchObject({ waitingShare: 0.25, freedShare: 0.2 });
    expect(busynessOf(40)).not.toHaveProperty('freedShare');
  });

  test('leaves batches out of the waiting share if their waiting is unknown', () => {
    expect(busynessOf(undefined, 20, undefined).waitingShare).toBe(0.2);
    expect(busynessOf(undefined).waitingShare).toBeUndefined();
  });
});
