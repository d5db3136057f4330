import { Worker } from 'jest-worker';

/**
 * Runs a function of a module on every piece, in threads, and returns the results in order.
 *
 * @param modulePath - the absolute path of the module
 * @param method - the name under which it exports the function
 */
export async function inThreads<Result>(
  modulePath: string,
  method: string,
  pieces: readonly object[],
  threads: number,
): Promise<Result[]> {
  const worker = new Worker(modulePath, {
    enableWorkerThreads: true,
    numWorkers: threads,
    exposedMethods: [method],
  }) as Worker & Record<string, (piece: object) => Promise<Result>>;
  let done = 0;
  try {
    return await Promise.all(
      pieces.map(async (piece) => {
        const result = await worker[method]!(piece);
        done++;
        if (done % 50 === 0) process.stderr.write(`${String(done)} of ${String(pieces.length)} pieces\n`);
        return result;
      }),
    );
  } finally {
    await worker.end();
  }
}
