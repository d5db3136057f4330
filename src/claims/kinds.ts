import type { Verdict as VerdictOn } from '../model/verdict';
import { AddedCostClaim } from './addedCost/addedCostClaim';
import { verdictAgainstBase } from './baseline/baselineClaim';
import { ThroughputClaim } from './budget/throughputClaim';
import { TimeBudgetClaim } from './budget/timeBudgetClaim';
import { ComparisonClaim } from './comparison/comparisonClaim';
import { ConstantClaim } from './constant/constantClaim';
import type { TimedClaim as ClaimOnTimes } from './core/claim';
import type { CountedClaim as ClaimOnCounts } from './counts/countedClaim';
import { CountedComparisonClaim } from './counts/countedComparisonClaim';
import { CountedConstantClaim } from './counts/countedConstantClaim';
import { CountedScalingClaim } from './counts/countedScalingClaim';
import { ExactCountClaim } from './counts/exactCountClaim';
import { judgePricedSteps } from './counts/pricedSteps';
import { SteadyCountsClaim } from './counts/steadyCountsClaim';
import { CrossoverClaim } from './crossover/crossoverClaim';
import { ExplanationClaim } from './explanation/explanationClaim';
import { OverheadClaim } from './overhead/overheadClaim';
import { ScalingClaim } from './scaling/scalingClaim';
import { SlopeClaim } from './slope/slopeClaim';

/** The kinds of claims that times decide: each is made again from its options. */
const TIMED = {
  scaling: ScalingClaim,
  constant: ConstantClaim,
  overhead: OverheadClaim,
  slope: SlopeClaim,
  'added cost': AddedCostClaim,
  comparison: ComparisonClaim,
  crossover: CrossoverClaim,
  explanation: ExplanationClaim,
  'time budget': TimeBudgetClaim,
  throughput: ThroughputClaim,
} as const;

/** The kinds of claims whose verdict follows from their evidence alone: each is judged again from it. */
const JUDGED_BY_EVIDENCE = {
  'exact count': ExactCountClaim.judgeAgain,
  'counted scaling': CountedScalingClaim.judgeAgain,
  'priced steps': judgePricedSteps,
  'counted constant': CountedConstantClaim.judgeAgain,
  'counted comparison': CountedComparisonClaim.judgeAgain,
  'steady counts': SteadyCountsClaim.judgeAgain,
  baseline: verdictAgainstBase,
} as const;

/** The name of a kind that times decide. */
export type TimedKind = keyof typeof TIMED;
type EvidenceKind = keyof typeof JUDGED_BY_EVIDENCE;
/** The name of a kind of claim: of its evidence, its words and its plot. */
export type Kind = TimedKind | EvidenceKind;

type TimedClass<K extends TimedKind> = InstanceType<(typeof TIMED)[K]>;

/** The evidence of a claim of a kind. */
export type EvidenceOf<K extends Kind> = K extends TimedKind
  ? ReturnType<ReturnType<TimedClass<K>['judge']>['evidence']>
  : K extends EvidenceKind
    ? Parameters<(typeof JUDGED_BY_EVIDENCE)[K]>[0]
    : never;

/** The evidence of a verdict. */
export type Evidence = { readonly [K in Kind]: EvidenceOf<K> }[Kind];

/** A claim on times as data, from which it can be made again. */
export type Statement = {
  readonly [K in TimedKind]: { readonly kind: K; readonly options: ConstructorParameters<(typeof TIMED)[K]>[0] };
}[TimedKind];

/** A claim that times decide, of any kind. */
export type TimedClaim = {
  readonly [K in TimedKind]: ClaimOnTimes<K, TimedClass<K>['options'], EvidenceOf<K>>;
}[TimedKind];

/** A claim that counts decide, of any kind. */
export type CountedClaim = Pick<ClaimOnCounts<unknown, Evidence>, 'unanswerable' | 'judge'>;

/** The verdict on a claim of any kind. */
export type Verdict = VerdictOn<Evidence>;

/** Returns the claim of a statement. */
export function claimOf(statement: Statement): TimedClaim {
  // The compiler does not see that the kind and the options are a pair.
  const Claim = TIMED[statement.kind] as new (options: never) => TimedClaim;
  return new Claim(statement.options as never);
}

/** Returns the verdict that evidence leads to, or undefined if it only summarises samples. */
export function judgedByEvidence(evidence: Evidence): Verdict | undefined {
  if (!Object.hasOwn(JUDGED_BY_EVIDENCE, evidence.kind)) return undefined;
  const judge = JUDGED_BY_EVIDENCE[evidence.kind as EvidenceKind] as (evidence: never) => Verdict;
  return judge(evidence as never);
}
