import type { Crossing } from '../claims/crossover/evidence';
import type { SlopeEvidence } from '../claims/slope/evidence';
import type { ComparisonEvidence } from '../claims/comparison/evidence';
import type { OverheadEvidence } from '../claims/overhead/evidence';
import type { CrossoverEvidence } from '../claims/crossover/evidence';
import type { AddedCostEvidence } from '../claims/addedCost/evidence';
import { count, duration, percent, significant, significantDuration, withInterval } from './quantity';

/** Returns what an overhead is at both ends of the sweep, and what it is the price of. */
export function overheadFinding({
  arm,
  over,
  differences,
  change,
  unitNs,
  units,
  detectableChange,
}: OverheadEvidence): string {
  const [bottom, top] = ends(differences);
  // Where the other does not grow, n has no price in it.
  const price =
    unitNs.low > 0
      ? `; that is the price of ${withInterval(units)} more n in ${over}, each of which costs ${duration(unitNs)}`
      : '';
  const caught =
    detectableChange === undefined ? '' : `; would have caught a factor of ${significant(detectableChange)}`;
  return (
    `${arm} costs ${duration(bottom.differenceNs)} more than ${over} at n = ${count(bottom.n)} and ` +
    `${duration(top.differenceNs)} more at n = ${count(top.n)}, a factor of ${withInterval(change)}${price}${caught}`
  );
}

/** Returns what one more n costs more in one arm than in the other. */
export function slopeFinding({ arm, other, excess, detectableExcess, differences }: SlopeEvidence): string {
  const [bottom, top] = ends(differences);
  const more = excess.estimate >= 0 ? 'more' : 'less';
  const sign = Math.sign(excess.estimate) || 1;
  const ordered = [sign * excess.low, sign * excess.high].sort((a, b) => a - b) as [number, number];
  const share = { estimate: sign * excess.estimate, low: ordered[0], high: ordered[1] };
  const caught =
    detectableExcess === undefined ? '' : `; would have caught a slope of ${percent(detectableExcess)} more`;
  return (
    `one more n costs ${withInterval(share, percent)} ${more} in ${arm} than in ${other}; ` +
    `${arm} costs ${duration(bottom.differenceNs)} more at n = ${count(bottom.n)} and ` +
    `${duration(top.differenceNs)} more at n = ${count(top.n)}${caught}`
  );
}

/** Returns what one arm costs more than another at both ends of the sweep. */
export function costFinding({ arm, over, differences, detectableNs }: AddedCostEvidence): string {
  const [bottom, top] = ends(differences);
  const caught = detectableNs === undefined ? '' : `; would have caught ${significantDuration(detectableNs)}`;
  const atTop = bottom === top ? '' : ` and ${duration(top.differenceNs)} more at n = ${count(top.n)}`;
  return `${arm} costs ${duration(bottom.differenceNs)} more than ${over} at n = ${count(bottom.n)}${atTop}${caught}`;
}

/** Returns the size from which on one arm is faster than another. */
export function crossoverFinding(evidence: CrossoverEvidence): string {
  const { arm, other, before, crossing, ratios, detectableRatio } = evidence;
  const at = ratios.find(({ n }) => n >= before)!;
  const there = `it takes ${withInterval(at.ratio)} times as long at n = ${count(at.n)}`;
  const caught =
    detectableRatio === undefined ? [] : [`would have caught ${significant(detectableRatio)} times as long there`];
  return [crossingText(arm, other, crossing, ratios), there, ...caught].join('; ');
}

/** Returns where two arms cross, in words. */
function crossingText(
  arm: string,
  other: string,
  crossing: Crossing,
  sizes: readonly { readonly n: number }[],
): string {
  const [bottom, top] = ends(sizes);
  switch (crossing.kind) {
    case 'crosses': {
      const { estimate, low, high } = crossing.n;
      const from = low === undefined ? `under ${count(bottom.n)}` : significant(low);
      const to = high === undefined ? `over ${count(top.n)}` : significant(high);
      return `${arm} becomes faster than ${other} at n = ${significant(estimate)} [${from}, ${to}]`;
    }
    case 'faster throughout':
      return `${arm} is faster than ${other} at every n from ${count(bottom.n)} on`;
    case 'not faster at the top':
      return `${arm} does not become faster than ${other} up to n = ${count(top.n)}`;
  }
}

/** Returns how two times compare, at the sizes where that is most extreme. */
export function ratioFinding(evidence: ComparisonEvidence): string {
  const { detectableRatio, low } = evidence;
  if (detectableRatio === undefined) return ratiosFound(evidence);
  const isFaster = low === undefined && detectableRatio < 1;
  const caught = isFaster
    ? `${significant(1 / detectableRatio)} times as fast`
    : `${significant(detectableRatio)} times as long`;
  return `${ratiosFound(evidence)}; would have caught ${caught}`;
}

function ratiosFound({ arm, other, low, ratios }: ComparisonEvidence): string {
  const sorted = [...ratios].sort((a, b) => a.ratio.estimate - b.ratio.estimate);
  const [least, most] = ends(sorted);
  const places = ratios.length === 1 ? '' : ` at n = ${count(most.n)}`;
  if (low === undefined && most.ratio.estimate < 1) {
    const inverse = { estimate: 1 / most.ratio.estimate, low: 1 / most.ratio.high, high: 1 / most.ratio.low };
    const rest =
      ratios.length === 1
        ? ` at n = ${count(most.n)}`
        : `${places}, the least factor of ${String(ratios.length)} sizes`;
    return `${arm} is ${withInterval(inverse)} times as fast as ${other}${rest}`;
  }
  if (ratios.length === 1)
    return `${arm} takes ${withInterval(most.ratio)} times as long as ${other} at n = ${count(most.n)}`;
  return (
    `${arm} takes between ${withInterval(least.ratio)} times as long as ${other} (at n = ${count(least.n)}) ` +
    `and ${withInterval(most.ratio)} times (at n = ${count(most.n)})`
  );
}

function ends<Item>(items: readonly Item[]): [Item, Item] {
  return [items[0] as Item, items.at(-1) as Item];
}
