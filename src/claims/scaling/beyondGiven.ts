import type { AnyEvidence, Verdict } from '../../model/verdict';
import type { ScalingEvidence } from './evidence';

/** A last step that exceeds the claimed power by no more is no growth of the code: the machine's steps lie below it. */
export const FLAT_POWER = 0.25;
/** An exponent that differs from its limit by less is near it. */
const NEAR = 0.1;
/** What lies near the limit must settle within so much of the margin: a growth that stands on the limit goes on like that. */
const SETTLED_OF_NEAR = 0.5;

/** A verdict, and whether larger sizes could settle what kept it from being a decision. */
interface Found {
  readonly verdict: Verdict;
  readonly bent: boolean;
}

/** Whether larger sizes than those of the test could overturn what was found at them: it is refused there, or nearly so. */
export function isRefused({ verdict, bent }: Found): boolean {
  return verdict.outcome === 'violated' || bent || isNearUpperLimit(verdict);
}

/**
 * Whether what larger sizes show stands in place of what was found at those of the test: the growth settles as claimed, or
 * it is open whether it does, and the last step of the test's own sizes was as claimed.
 */
export function overturns(beyond: Found, given: Found): boolean {
  const isOpen = beyond.verdict.outcome === 'undecided' && beyond.bent && hasFlatTail(given.verdict);
  return isOpen || settledWithin(beyond.verdict, isNearUpperLimit(given.verdict) ? SETTLED_OF_NEAR : 1);
}

/** Whether a growth is undecided and near its upper limit, even if a busy machine is what is said of it. */
function isNearUpperLimit({ outcome, evidence }: Verdict): boolean {
  const found = onScaling(evidence);
  return outcome === 'undecided' && found !== undefined && Math.abs(found.excess.estimate - found.margin) < NEAR;
}

/** Whether time grew about as claimed over the last step, whatever it did below. */
function hasFlatTail({ evidence }: Verdict): boolean {
  const found = onScaling(evidence);
  return found !== undefined && tailExcess(found) <= FLAT_POWER;
}

/** Whether a growth holds, and what was found at the top, or over its last step, is within a share of the claim's margin. */
function settledWithin({ outcome, evidence }: Verdict, share: number): boolean {
  const found = onScaling(evidence);
  if (outcome !== 'holds' || found === undefined) return false;
  return Math.min(found.excess.estimate, tailExcess(found)) <= share * found.margin;
}

function tailExcess({ tail }: ScalingEvidence): number {
  return tail.exponent.estimate - tail.claimed;
}

/** Returns the evidence if it is on a growth: only such a claim goes beyond the sizes of its test. */
function onScaling(evidence: AnyEvidence | undefined): ScalingEvidence | undefined {
  return evidence?.kind === 'scaling' ? (evidence as ScalingEvidence) : undefined;
}
