import { armsOf, takesSize, type NamedArms } from '../core/arms';
import { UsageError } from '../core/usageError';
import type { MeasuringOptions } from '../core/options';

/** The options of matchers that measure at a single size. */
export interface SingleSizeOptions extends Omit<MeasuringOptions, 'sizes'> {
  /** The size to measure at. @defaultValue none, for functions that take no size */
  readonly at?: number;
}

/** The names of those options. */
export const SINGLE_SIZE = ['at', 'input', 'budget'] as const;

/**
 * Returns the arm of a claim, with the one size to measure it at.
 *
 * @param example - the arguments before the options, for an example
 */
export function armAt(
  matcher: string,
  received: unknown,
  { at, ...options }: SingleSizeOptions,
  example: string,
): NamedArms & { readonly arm: string; readonly n: number } {
  const line = `For example: ${matcher}(${example}, { at: 1_000 })`;
  if (at !== undefined && !(Number.isSafeInteger(at) && at > 0)) {
    throw new UsageError('`at` must be a positive whole number', line, { value: at });
  }
  const subjects = { 'the received value': received };
  const arms = armsOf(`${matcher}(${example}, { … })`, subjects, { ...options, sizes: [at ?? 1] }, 1);
  if (at === undefined && takesSize(received, options)) throw new UsageError('`at` is missing: at what n?', line);
  return { ...arms, arm: arms.names[0]!, n: at ?? 1 };
}
