import { Contention } from './contention';

describe('Contention', () => {
  const sharesOf = (...waits: readonly (number | undefined)[]): ReturnType<typeof Contention.shares> => {
    const contention = new Contention();
    for (const waitNs of waits) contention.add({ durationNs: 100, preempted: waitNs === 80, waitNs });
    return Contention.shares([contention]);
  };

  test('tells how long what was measured waited for a core, and how often it was preempted', () => {
    expect(sharesOf(0, 80)).toEqual({ waitingShare: 0.4, disturbedShare: 0, preemptedShare: 0.5 });
  });

  test('leaves out of the waiting what nobody told of: a program need not', () => {
    expect(sharesOf(undefined, 20, undefined).waitingShare).toBe(0.2);
    expect(sharesOf(undefined).waitingShare).toBeUndefined();
  });
});
