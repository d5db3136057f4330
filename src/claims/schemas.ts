import * as v from 'valibot';
import { AddedCostEvidence, AddedCostOptions } from './addedCost/evidence';
import { BaselineEvidence } from './baseline/evidence';
import { ThroughputEvidence, ThroughputOptions, TimeBudgetEvidence, TimeBudgetOptions } from './budget/evidence';
import { ComparisonEvidence, ComparisonOptions } from './comparison/evidence';
import { ConstantEvidence, ConstantOptions } from './constant/evidence';
import {
  CountedComparisonEvidence,
  CountedConstantEvidence,
  CountedScalingEvidence,
  PricedStepsEvidence,
  ExactCountEvidence,
  SteadyCountsEvidence,
} from './counts/evidence';
import { CrossoverEvidence, CrossoverOptions } from './crossover/evidence';
import { ExplanationEvidence, ExplanationOptions } from './explanation/evidence';
import type { EvidenceOf, Kind, Statement as StatementType, TimedKind } from './kinds';
import { OverheadEvidence, OverheadOptions } from './overhead/evidence';
import { ScalingEvidence, ScalingOptions } from './scaling/evidence';
import { SlopeEvidence, SlopeOptions } from './slope/evidence';

type OptionsOf<K extends TimedKind> = Extract<StatementType, { readonly kind: K }>['options'];

/** What each kind of claim that times decide is made of. */
export const OPTIONS = {
  scaling: ScalingOptions,
  constant: ConstantOptions,
  overhead: OverheadOptions,
  slope: SlopeOptions,
  'added cost': AddedCostOptions,
  comparison: ComparisonOptions,
  crossover: CrossoverOptions,
  explanation: ExplanationOptions,
  'time budget': TimeBudgetOptions,
  throughput: ThroughputOptions,
} satisfies { readonly [K in TimedKind]: v.GenericSchema<unknown, OptionsOf<K>> };

/** What each kind of claim finds. */
export const EVIDENCE = {
  scaling: ScalingEvidence,
  constant: ConstantEvidence,
  overhead: OverheadEvidence,
  slope: SlopeEvidence,
  'added cost': AddedCostEvidence,
  comparison: ComparisonEvidence,
  crossover: CrossoverEvidence,
  explanation: ExplanationEvidence,
  'time budget': TimeBudgetEvidence,
  throughput: ThroughputEvidence,
  'exact count': ExactCountEvidence,
  'counted scaling': CountedScalingEvidence,
  'priced steps': PricedStepsEvidence,
  'counted constant': CountedConstantEvidence,
  'counted comparison': CountedComparisonEvidence,
  'steady counts': SteadyCountsEvidence,
  baseline: BaselineEvidence,
} satisfies { readonly [K in Kind]: v.GenericSchema<unknown, EvidenceOf<K>> };

export const Evidence = v.variant('kind', Object.values(EVIDENCE));

// The compiler does not see that the kind and the options are a pair.
export const Statement = v.variant(
  'kind',
  Object.entries(OPTIONS).map(([kind, options]) => v.object({ kind: v.literal(kind), options })),
) as v.GenericSchema<StatementType>;
