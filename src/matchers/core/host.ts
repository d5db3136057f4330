import type { Session } from '../../trial/session';

/** The environment as the matchers see it. */
export interface MatcherHost {
  readonly session: Session;
  /** The effect on the tests of claims that are undecided by contention. */
  readonly busy: 'skip' | 'fail';
  /** The mode of claims that name none. */
  readonly mode: 'gate' | 'advisory';
  /** Returns why measurements would mean nothing now, or undefined if they are sound. */
  problem(): HostProblem | undefined;
}

/** Why nothing can be measured, and what to do. */
export interface HostProblem {
  readonly because: string;
  readonly remedy: string;
}

/** The property of the global object that has the host; one symbol for every copy of this module. */
export const HOST = Symbol.for('jest-asymptote.host');

/** Returns the host of the running file, or undefined outside the environment. */
export function currentHost(): MatcherHost | undefined {
  return (globalThis as { [HOST]?: MatcherHost })[HOST];
}
