import type { Session } from '../../trial/session';

/** What the environment offers to matchers. */
export interface Host {
  readonly perfFile: Session;
  /** What becomes of claims that contention kept from being decided. */
  readonly busy: 'skip' | 'fail';
  /** Whether claims that are not as stated fail their tests, where these do not say. */
  readonly mode: 'gate' | 'advisory';
  /** Tells why figures taken just now would mean nothing, or undefined where they do. */
  obstruction(): HostProblem | undefined;
}

/** Why nothing can be measured, and what to do. */
export interface HostProblem {
  readonly because: string;
  readonly remedy: string;
}

/** Where the environment leaves the host; one symbol for every copy of this module. */
export const HOST = Symbol.for('jest-asymptote.host');

/** Returns the host of the file that is running, or undefined outside of the environment. */
export function currentHost(): Host | undefined {
  return (globalThis as { [HOST]?: Host })[HOST];
}
