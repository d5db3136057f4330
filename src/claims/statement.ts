import type { TimedClaim } from './claim';
import { ComparisonClaim, type ComparisonOptions } from './comparison';
import { ConstantClaim, type ConstantOptions } from './constant';
import { ConstantOverheadClaim, type ConstantOverheadOptions } from './constantOverhead';
import { SameSlopeClaim, type SameSlopeOptions } from './sameSlope';
import { ScalingClaim, type ScalingOptions } from './scaling';

/** A claim written down as data: what a record keeps, to have it judged again. */
export type Statement =
  /** `extensions`: how often its sweep was made longer at the upper end. */
  | { readonly kind: 'scaling'; readonly options: ScalingOptions; readonly extensions: number }
  | { readonly kind: 'constant'; readonly options: ConstantOptions }
  | { readonly kind: 'constant overhead'; readonly options: ConstantOverheadOptions }
  | { readonly kind: 'same slope'; readonly options: SameSlopeOptions }
  | { readonly kind: 'comparison'; readonly options: ComparisonOptions };

/** Returns the claim that was written down. */
export function claimOf(statement: Statement): TimedClaim {
  switch (statement.kind) {
    case 'scaling':
      return new ScalingClaim(statement.options, statement.extensions);
    case 'constant':
      return new ConstantClaim(statement.options);
    case 'constant overhead':
      return new ConstantOverheadClaim(statement.options);
    case 'same slope':
      return new SameSlopeClaim(statement.options);
    case 'comparison':
      return new ComparisonClaim(statement.options);
  }
}
