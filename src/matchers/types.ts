import type { ToRunWithin } from './budget/toRunWithin';
import type { ToSustain } from './budget/toSustain';
import type { ToBeAsFastAs } from './comparison/toBeAsFastAs';
import type { ToBeFasterThan } from './comparison/toBeFasterThan';
import type { ToBeNoSlowerThan } from './comparison/toBeNoSlowerThan';
import type { ToBeSlowerThan } from './comparison/toBeSlowerThan';
import type { ToBecomeFasterThan } from './comparison/toBecomeFasterThan';
import type { ToBeExplainedBy } from './counting/toBeExplainedBy';
import type { ToCreatePromises } from './counting/toCreatePromises';
import type { ToTakeLoopTurns } from './counting/toTakeLoopTurns';
import type { ToCostAtMost } from './overhead/toCostAtMost';
import type { ToHaveConstantOverhead } from './overhead/toHaveConstantOverhead';
import type { ToHaveSameSlopeAs } from './overhead/toHaveSameSlopeAs';
import type { ToScaleAs } from './scaling/toScaleAs';
import type { ToScaleAtMost } from './scaling/toScaleAtMost';
import type { ToScaleLinearly } from './scaling/toScaleLinearly';
import type { ToStayConstant } from './scaling/toStayConstant';

/**
 * The matchers of `expect` in a perf file. Every claim is measured when it is stated: await it.
 *
 * `.not` swaps holds and violated and nothing else: what is undecided satisfies neither.
 */
export interface AsymptoteMatchers
  extends
    ToScaleLinearly,
    ToScaleAs,
    ToScaleAtMost,
    ToStayConstant,
    ToHaveConstantOverhead,
    ToHaveSameSlopeAs,
    ToCostAtMost,
    ToBeExplainedBy,
    ToBeFasterThan,
    ToBeSlowerThan,
    ToBeNoSlowerThan,
    ToBecomeFasterThan,
    ToBeAsFastAs,
    ToRunWithin,
    ToSustain,
    ToTakeLoopTurns,
    ToCreatePromises {}

declare module 'expect' {
  // The parameters must be named as in the interface that this one is merged into.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends AsymptoteMatchers {}
}

declare global {
  // A namespace is how the global types of Jest are declared, and so how they are added to.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends AsymptoteMatchers {}
  }
}
