async function resolved(x: number): Promise<number> {
  return x;
}

export async function awaitNative(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < 5 * n; i++) sum += await resolved(i);
  return sum;
}

export async function awaitValue(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < 5 * n; i++) sum += await (i as unknown as Promise<number>);
  return sum;
}

export async function newPromise(n: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < 5 * n; i++) {
    sum += await new Promise<number>((resolve) => {
      resolve(i);
    });
  }
  return sum;
}

export function promiseThen(n: number): Promise<number> {
  let promise = Promise.resolve(0);
  for (let i = 0; i < 5 * n; i++) promise = promise.then((sum) => sum + i);
  return promise;
}

export async function promiseAll(n: number): Promise<number> {
  let length = 0;
  for (let i = 0; i < n / 2; i++) length += (await Promise.all([resolved(1), resolved(2), resolved(3)])).length;
  return length;
}

async function* counting(until: number): AsyncGenerator<number, void, undefined> {
  for (let i = 0; i < until; i++) yield i;
}

export async function asyncGenerator(n: number): Promise<number> {
  let sum = 0;
  for await (const i of counting(2 * n)) sum += i;
  return sum;
}

const others: readonly (() => unknown)[] = [() => 1, () => 'text', () => [1], () => ({ key: 1 }), () => new Map()];
let busy = false;

/** Node calls these at the same place as the callbacks below. A program has many, and a single one would be inlined. */
function keepBusy(): void {
  busy = true;
  for (let round = 0; round < 200; round++) {
    for (const other of others) {
      process.nextTick(other);
      setImmediate(other);
    }
  }
}

export function microtasks(n: number): Promise<void> {
  return new Promise((resolve) => {
    let left = 5 * n;
    const next = (): void => {
      if (--left === 0) resolve();
      else queueMicrotask(next);
    };
    queueMicrotask(next);
  });
}

export function nextTick(n: number): Promise<void> {
  if (!busy) keepBusy();
  return new Promise((resolve) => {
    let left = 5 * n;
    const next = (): void => {
      if (--left === 0) resolve();
      else process.nextTick(next);
    };
    process.nextTick(next);
  });
}

export async function immediateRoundTrip(n: number): Promise<void> {
  for (let i = 0; i < n / 4; i++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

export function immediateChain(n: number): Promise<void> {
  if (!busy) keepBusy();
  return new Promise((resolve) => {
    let left = n / 4;
    const next = (): void => {
      if (--left === 0) resolve();
      else setImmediate(next);
    };
    setImmediate(next);
  });
}
