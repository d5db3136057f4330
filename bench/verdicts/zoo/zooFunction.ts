import type { Growth } from '../../../src/model/growth';

/** A function whose growth is known, with one claim that is true of it and one that is false by a whole class. */
export interface ZooFunction {
  /** How its time grows at the most; undefined if it grows faster than every power. */
  readonly growth: Growth | undefined;
  /** A growth that it exceeds; undefined if there is none that is slower. */
  readonly exceeds: Growth | undefined;
  /** Builds the input of a size. @defaultValue the size itself */
  readonly input?: (n: number) => unknown;
  readonly run: (input: never) => unknown;
}

/** Returns a function of the zoo, with the type of its input inferred. */
export function zoo<Input = number>(
  growth: Growth | undefined,
  exceeds: Growth | undefined,
  run: (input: Input) => unknown,
  input?: (n: number) => Input,
): ZooFunction {
  return { growth, exceeds, run, ...(input === undefined ? {} : { input }) };
}
