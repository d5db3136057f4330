import { changeOf, type ChangeBounds } from './change';
import type { BaselineEvidence } from './evidence';
import type { Change } from './workloadChange';
import { undecided, type Verdict } from '../../model/verdict';

/** Bounds on a ratio of times, now / before. */
export interface RatioBounds {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** Returns the bounds of the logarithm of a ratio. */
export function logBounds({ low, high }: RatioBounds): ChangeBounds {
  return { low: low && Math.log(low), high: high && Math.log(high) };
}

/** Returns the verdict on a claim that the times of an arm over those at a base lie between bounds at every size. */
export function verdictAgainstBase(evidence: BaselineEvidence): Verdict<BaselineEvidence> {
  const { arm, workload, low, high } = evidence;
  const { notCompared, times = [] } = workload;
  if (notCompared !== undefined) {
    return undecided({ kind: 'not at base', arm, because: notCompared });
  }
  const bounds = { ...logBounds({ low, high }), atOnce: times.length };
  const changes: (Change & { readonly n: number })[] = times.map(({ n, values }) => ({
    n,
    ...changeOf(values, bounds),
  }));
  if (changes.some(({ outcome }) => outcome === 'more' || outcome === 'less')) return { outcome: 'violated', evidence };
  const open = changes.filter(({ outcome }) => outcome === 'open');
  const [first] = open;
  if (first === undefined) return { outcome: 'holds', evidence };
  const excess = ({ change: { estimate } }: Change): number =>
    Math.max(estimate - (bounds.high ?? Infinity), (bounds.low ?? -Infinity) - estimate);
  const worst = open.reduce((a, b) => (excess(b) > excess(a) ? b : a), first);
  const found = Math.exp(worst.change.estimate);
  const bound =
    worst.change.estimate - (bounds.low ?? -Infinity) < (bounds.high ?? Infinity) - worst.change.estimate
      ? low!
      : high!;
  return undecided({ kind: 'near limit', quantity: 'ratio', n: worst.n, found, limit: bound }, evidence);
}
