import type { MatcherContext } from 'expect';

/** The error of a call that cannot be measured: the matcher fails with it, with and without `.not`. */
export class UsageError extends Error {
  /** The received value, if there is one to show. */
  readonly received: { readonly value: unknown } | undefined;
  /** What to type instead. */
  readonly remedy: string;

  constructor(expected: string, remedy: string, received?: { readonly value: unknown }) {
    super(expected);
    this.name = 'UsageError';
    this.remedy = remedy;
    this.received = received;
  }
}

/** Returns the message of a usage error: the expected value, the received one, and what to type. */
export function usageErrorMessage(
  context: MatcherContext,
  hint: string,
  { message, received, remedy }: UsageError,
): string {
  const { printWithType, printReceived } = context.utils;
  return [
    hint,
    '',
    `Not measured: ${message}`,
    ...(received === undefined ? [] : ['', printWithType('Received', received.value, printReceived)]),
    '',
    remedy,
  ].join('\n');
}
