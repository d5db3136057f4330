import { isThenable, settled } from './settling';
import { FakeTimer } from '../testing/fakeInstruments';

const cell = { arm: 'load', n: 40 };
const never = new Promise(() => undefined);

describe('isThenable', () => {
  test.each([
    ['a promise', Promise.resolve()],
    ['an object with `then`', { then: () => undefined }],
    ['a function with `then`', Object.assign(() => 1, { then: () => undefined })],
  ])('returns true for %s', (_, value) => {
    expect(isThenable(value)).toBe(true);
  });

  test.each([
    ['an object whose `then` is no function', { then: 12 }],
    ['null', null],
    ['undefined', undefined],
    ['a number', 12],
  ])('returns false for %s', (_, value) => {
    expect(isThenable(value)).toBe(false);
  });
});

describe('settled', () => {
  test('resolves like the promise, and stops its timer', async () => {
    const timer = new FakeTimer();
    await expect(settled(Promise.resolve(7), cell, 'run', 2e9, timer)).resolves.toBe(7);
    expect(timer.delaysMs).toEqual([2_000]);
    expect(timer.running).toBe(0);
  });

  test('rejects like the promise, and stops its timer', async () => {
    const timer = new FakeTimer();
    const error = new Error('gone');
    await expect(settled(Promise.reject(error), cell, 'run', 2e9, timer)).rejects.toBe(error);
    expect(timer.running).toBe(0);
  });

  test('rejects with a WorkloadError after the limit', async () => {
    const timer = new FakeTimer();
    const result = settled(never, cell, 'input', 2e9, timer);
    timer.fire();
    await expect(result).rejects.toMatchObject({
      cell,
      problem: { kind: 'never settled', during: 'input', limitNs: 2e9 },
    });
  });
});
