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

  test('leaves batches out of the waiting share if their waiting is unknown', () => {
    expect(busynessOf(undefined, 20, undefined).waitingShare).toBe(0.2);
    expect(busynessOf(undefined).waitingShare).toBeUndefined();
  });
});
