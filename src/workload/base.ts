/** The brand of bases; one symbol for every copy of this module. */
const BASE = Symbol.for('jest-asymptote.base');

/** The code of another commit, to compare an arm with the same arm there. */
export interface Base {
  /** A branch, a tag or a commit; undefined if the run determines it. */
  readonly ref: string | undefined;
}

/**
 * Returns the code of another commit, to compare an arm with itself there.
 *
 * Both are measured in the same run, in turns, so that the machine is the same for both. Without a ref, the commit is
 * the one of `npx asymptote compare`, or the one in the environment variable ASYMPTOTE_BASE. Without either, the test
 * is skipped.
 *
 * @param ref - a branch, a tag or a commit. @defaultValue the commit of the run
 * @throws {TypeError} when the ref is not a string with something in it
 * @example
 * await expect(render).toBeNoSlowerThan(base(), { within: '5 %' });
 */
export function base(ref?: string): Base {
  if (ref !== undefined && (typeof ref !== 'string' || ref.trim() === '')) {
    throw new TypeError(`base(): a ref must be the name of a branch, a tag or a commit, as in base('main')`);
  }
  return { [BASE]: true, ref } as Base;
}

/** Whether a value was returned by `base`. */
export function isBase(value: unknown): value is Base {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, BASE);
}
