import type { Growth } from '../../../src/model/growth';

/** What a claim allows: a growth at the most (`toScaleAtMost`), or no growth at all (`toStayConstant`). */
export type Allowed = Growth | 'constant';

/** A function whose growth is known. */
export interface ZooFunction {
  /** How its time grows at the most; undefined if it grows faster than every power. */
  readonly growth: Growth | undefined;
  /** What it exceeds by a whole class; empty if there is nothing. */
  readonly exceeds: readonly Allowed[];
  /** Builds the input of a size. @defaultValue the size itself */
  readonly input?: (n: number) => unknown;
  readonly run: (input: never) => unknown;
}

/** Returns a function of the zoo, with the type of its input inferred. */
export function zoo<Input = number>(
  growth: Growth | undefined,
  exceeds: Allowed | readonly Allowed[],
  run: (input: Input) => unknown,
  input?: (n: number) => Input,
): ZooFunction {
  return { growth, exceeds: [exceeds].flat(), run, ...(input === undefined ? {} : { input }) };
}

/** Returns a function of the zoo that takes as long at every size. */
export function flat<Input = number>(run: (input: Input) => unknown, input?: (n: number) => Input): ZooFunction {
  return zoo('1', [], run, input);
}
