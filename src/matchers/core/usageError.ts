import type { MatcherContext } from 'expect';

/** Thrown where a matcher is called in a way that cannot be measured; shown as its failure in both polarities. */
export class UsageError extends Error {
  /** What came instead, where there is a value to show. */
  readonly received: { readonly value: unknown } | undefined;
  /** A line to type in its place. */
  readonly remedy: string;

  constructor(expected: string, remedy: string, received?: { readonly value: unknown }) {
    super(expected);
    this.name = 'UsageError';
    this.remedy = remedy;
    this.received = received;
  }
}

/** Returns the message that a misuse is shown with: what was expected, what came, what to type. */
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
