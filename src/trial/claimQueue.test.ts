import { ClaimQueue } from './claimQueue';

/** A task that ends when it is told to, and notes when it starts and ends. */
function task(name: string, log: string[]): { run: () => Promise<string>; end: () => void; fail: () => void } {
  let settle: { resolve: (value: string) => void; reject: (error: Error) => void } | undefined;
  const ended = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    run: () => {
      log.push(`${name} starts`);
      return ended.finally(() => log.push(`${name} ends`));
    },
    end: () => settle?.resolve(name),
    fail: () => settle?.reject(new Error(`${name} failed`)),
  };
}

describe('ClaimQueue', () => {
  test('runs one task at a time, in the order they came', async () => {
    const queue = new ClaimQueue();
    const log: string[] = [];
    const [first, second] = [task('first', log), task('second', log)];
    const results = Promise.all([queue.run(first.run), queue.run(second.run)]);

    second.end();
    await Promise.resolve();
    first.end();

    await expect(results).resolves.toEqual(['first', 'second']);
    expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  test('hands a rejection to whoever asked, and goes on with the next', async () => {
    const queue = new ClaimQueue();
    const log: string[] = [];
    const [first, second] = [task('first', log), task('second', log)];
    const [failing, passing] = [queue.run(first.run), queue.run(second.run)];

    first.fail();
    second.end();

    await expect(failing).rejects.toThrow('first failed');
    await expect(passing).resolves.toBe('second');
    expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  test('survives a task that throws at once', async () => {
    const queue = new ClaimQueue();
    const throwing = (): Promise<never> => {
      throw new Error('at once');
    };
    await expect(queue.run(throwing)).rejects.toThrow('at once');
    await expect(queue.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
