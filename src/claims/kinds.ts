import { AddedCostClaim, type AddedCostOptions } from './addedCost/addedCostClaim';
import type { TimedClaim } from './core/claim';
import { ComparisonClaim, type ComparisonOptions } from './comparison/comparisonClaim';
import { ConstantClaim, type ConstantOptions } from './constant/constantClaim';
import { ConstantOverheadClaim, type ConstantOverheadOptions } from './overhead/overheadClaim';
import { CrossoverClaim, type CrossoverOptions } from './crossover/crossoverClaim';
import { ExplanationClaim, type ExplanationOptions } from './explanation/explanationClaim';
import { SameSlopeClaim, type SameSlopeOptions } from './slope/slopeClaim';
import { ScalingClaim, type ScalingOptions } from './scaling/scalingClaim';
import { ThroughputClaim, type ThroughputOptions } from './budget/throughputClaim';
import { TimeBudgetClaim, type TimeBudgetOptions } from './budget/timeBudgetClaim';

/** A claim written down as data: what a record keeps, to have it judged again. */
export type Statement =
  /** `extensions`: how often its sweep was made longer at the upper end. */
  | { readonly kind: 'scaling'; readonly options: ScalingOptions; readonly extensions: number }
  | { readonly kind: 'constant'; readonly options: ConstantOptions }
  | { readonly kind: 'constant overhead'; readonly options: ConstantOverheadOptions }
  | { readonly kind: 'same slope'; readonly options: SameSlopeOptions }
  | { readonly kind: 'added cost'; readonly options: AddedCostOptions }
  | { readonly kind: 'comparison'; readonly options: ComparisonOptions }
  | { readonly kind: 'crossover'; readonly options: CrossoverOptions }
  | { readonly kind: 'explanation'; readonly options: ExplanationOptions }
  | { readonly kind: 'time budget'; readonly options: TimeBudgetOptions }
  | { readonly kind: 'throughput'; readonly options: ThroughputOptions };

/** The kinds of statements that are known. */
export const STATEMENT_KINDS = [
  'scaling',
  'constant',
  'constant overhead',
  'same slope',
  'added cost',
  'comparison',
  'crossover',
  'explanation',
  'time budget',
  'throughput',
] as const satisfies Statement['kind'][];

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
    case 'added cost':
      return new AddedCostClaim(statement.options);
    case 'comparison':
      return new ComparisonClaim(statement.options);
    case 'crossover':
      return new CrossoverClaim(statement.options);
    case 'explanation':
      return new ExplanationClaim(statement.options);
    case 'time budget':
      return new TimeBudgetClaim(statement.options);
    case 'throughput':
      return new ThroughputClaim(statement.options);
  }
}
