import type { Test } from 'jest-runner';
import { findBaseCommit } from '../../revision/baseCommit';
import type { Checkout } from '../../revision/checkout';
import { replacePerfFiles, type PerfFileAtBase } from '../../revision/perfFiles';
import { openWorktree, type Worktree } from '../../revision/worktree';
import { compareOrder } from './compareOrder';

/** The variable in which a user names the commit of `base()` without `asymptote compare`. */
const BASE = 'ASYMPTOTE_BASE';

/** A commit that is checked out, with today's perf files. */
export interface BaseCheckout extends Checkout {
  readonly fileOf: (test: Test) => PerfFileAtBase;
}

/** The commits that a run is compared with, each checked out when it is first needed. */
export class Checkouts {
  readonly #tests: readonly Test[];
  readonly #opened = new Map<string, Promise<BaseCheckout>>();
  readonly #worktrees: Worktree[] = [];

  constructor(tests: readonly Test[]) {
    this.#tests = tests;
  }

  /**
   * Returns a commit, or undefined if none is named.
   *
   * @param ref - the name in a test. @defaultValue the commit of the run
   * @throws {BaselineError} when there is no such commit
   */
  async get(ref?: string): Promise<BaseCheckout | undefined> {
    const order = ref === undefined ? compareOrder() : undefined;
    if (order !== undefined) return this.#once('', () => Promise.resolve(order));
    const named = ref ?? process.env[BASE] ?? '';
    return named === '' ? undefined : this.#once(named, () => this.#checkedOut(named));
  }

  /** Removes the checkouts. */
  async close(): Promise<void> {
    await Promise.all(this.#worktrees.splice(0).map((worktree) => worktree.remove()));
  }

  #once(key: string, open: () => Promise<Checkout>): Promise<BaseCheckout> {
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const checkout = open().then(({ folder, base }): BaseCheckout => {
      const paths = this.#tests.map(({ path }) => path);
      const files = replacePerfFiles({ folder, base }, paths);
      return { folder, base, fileOf: ({ path }) => files.get(path)! };
    });
    this.#opened.set(key, checkout);
    return checkout;
  }

  async #checkedOut(ref: string): Promise<Worktree> {
    const { rootDir } = this.#tests[0]!.context.config;
    const worktree = await openWorktree(await findBaseCommit(rootDir, ref), rootDir);
    this.#worktrees.push(worktree);
    return worktree;
  }
}
