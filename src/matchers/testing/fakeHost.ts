import { stripVTControlCharacters } from 'node:util';
import type { Instruments } from '../../measure/clock/instruments';
import { Session } from '../../trial/session';
import { HOST, type MatcherHost } from '../core/host';
import * as matchers from '../index';

expect.extend(matchers);

/** Returns a session that measures with some instruments, fake ones as a rule, while no test runs. */
export function sessionWith(instruments: Instruments, callLimitNs = 10e9): Session {
  return new Session({ errorRate: 1e-6, budgetNs: 30e6, callLimitNs, seed: 1 }, instruments);
}

/** Makes the matchers use a session, by a host that is as given and else of a sound file with the default options. */
export function installHost(session: Session, given: Partial<MatcherHost> = {}): void {
  const host: MatcherHost = { session, busy: 'skip', mode: 'gate', problem: () => undefined, ...given };
  Object.assign(globalThis, { [HOST]: host });
}

/** Takes the host away, as outside the environment. */
export function removeHost(): void {
  Reflect.deleteProperty(globalThis, HOST);
}

/** Returns the message that a claim fails with, without colours. */
export async function messageOf(claim: Promise<void>): Promise<string> {
  const error: unknown = await claim.then(
    () => 'it passes',
    (reason: unknown) => reason,
  );
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error));
}
