import type * as matchers from './index';

/**
 * The matchers of `expect` in a perf file. Every claim is measured when it is stated: await it.
 *
 * `.not` swaps holds and violated and nothing else: what is undecided satisfies neither.
 */
export interface AsymptoteMatchers
  extends
    matchers.ToScaleLinearly,
    matchers.ToScaleAs,
    matchers.ToScaleAtMost,
    matchers.ToStayConstant,
    matchers.ToHaveConstantOverhead,
    matchers.ToHaveSameSlopeAs,
    matchers.ToCostAtMost,
    matchers.ToBeExplainedBy,
    matchers.ToBeFasterThan,
    matchers.ToBeSlowerThan,
    matchers.ToBeNoSlowerThan,
    matchers.ToBecomeFasterThan,
    matchers.ToBeAsFastAs,
    matchers.ToRunWithin,
    matchers.ToSustain,
    matchers.ToCount {}

declare module 'expect' {
  // The parameters must be named as in the interface that this one is merged into.
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends AsymptoteMatchers {}
}

declare global {
  // A namespace is how the global types of Jest are declared, and so how they are added to.
  // oxlint-disable-next-line typescript/no-namespace
  namespace jest {
    // oxlint-disable-next-line typescript/no-empty-object-type
    interface Matchers<R, T = {}> extends AsymptoteMatchers {}
  }
}
