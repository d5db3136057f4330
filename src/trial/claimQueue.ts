/** Runs tasks one at a time, in the order they came, so that no two claims measure at once. */
export class ClaimQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task when all earlier ones have ended, and settles as it does. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
