import { FakeInstruments } from '../../measure/testing/fakeInstruments';
import type { Session } from '../../trial/session';
import type { Untyped } from './fakeFile';
import { sessionWith, installHost, messageOf, removeHost } from './fakeHost';

export const sizes = [4, 16, 64, 256];

/** A workload that can be measured. */
export const work = (n: number): number => n;

/** A call of a matcher without regard to types: the callers of these tests have none. */
export type Call = (claims: Untyped) => Promise<void>;
/** `expect` as such callers see it. */
export const claimsOn = expect as unknown as (received: unknown) => Untyped & { not: Untyped; resolves: Untyped };

let session: Session;

beforeEach(() => {
  session = sessionWith(new FakeInstruments(), 2e9);
  installHost(session);
});

afterEach(removeHost);

/** Returns the message of a usage error, which must be the same with and without `.not`, except for the call. */
export async function usageErrorOf(received: unknown, call: Call): Promise<string> {
  const stated = await messageOf(call(claimsOn(received)));
  const negated = await messageOf(call(claimsOn(received).not));
  expect(stated).toMatch(/^expect\(received\)\.to/);
  expect(negated).toMatch(/^expect\(received\)\.not\.to/);
  const body = (message: string): string => message.slice(message.indexOf('\n'));
  expect(body(negated)).toBe(body(stated));
  expect(session.outcomes).toEqual([]);
  return body(stated).trim();
}

/** Returns the expectation in the message of a usage error. */
export async function complaintOf(received: unknown, call: Call): Promise<string> {
  return /^Not measured: (?<complaint>.*)$/m.exec(await usageErrorOf(received, call))?.groups?.complaint ?? '';
}
