import type { Session } from '../../trial/session';

/** What the environment offers to matchers. */
export interface MatcherHost {
  readonly session: Session;
  /** What becomes of claims that contention kept from being decided. */
  readonly busy: 'skip' | 'fail';
  /** Whether claims that are not as stated fail their tests, if these do not say. */
  readonly mode: 'gate' | 'advisory';
  /** Returns why figures taken just now would mean nothing, or undefined if they are sound. */
  problem(): HostProblem | undefined;
}

/** Why nothing can be measured, and what to do. */
export interface HostProblem {
  readonly because: string;
  readonly remedy: string;
}

/** The property of the global object in which the environment leaves the host; one symbol for every copy of this module. */
export const HOST = Symbol.for('jest-asymptote.host');

/** Returns the host of the file that is running, or undefined outside of the environment. */
export function currentHost(): MatcherHost | undefined {
  return (globalThis as { [HOST]?: MatcherHost })[HOST];
}
