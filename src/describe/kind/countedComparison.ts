import type { CountedComparisonEvidence } from '../../claims/counts/evidence';
import type { ArmCounts } from '../../model/metric';
import { countText } from '../counts';
import type { Description } from '../description';
import { endsOf } from '../extremes';
import { count, counted, significant } from '../quantity';
import { severalArms } from './countedArms';

/** Describes the counts of two arms. */
export const countedComparison: Description<CountedComparisonEvidence> = {
  ...severalArms,
  finding: (evidence) => [ratioText(evidence), ...crossingClause(evidence)].join('; '),
};

/** Returns the counts of both arms at the sizes where their ratio is least and greatest. */
function ratioText({ metric, arms }: CountedComparisonEvidence): string {
  const [a, b] = arms as [ArmCounts, ArmCounts];
  const rows = a.counts.map((own, i) => {
    const other = b.counts[i]!;
    // The small amount makes a ratio of two counts that may be 0.
    return { own, other, ratio: (own.counted[0]! + 1e-9) / (other.counted[0]! + 1e-9) };
  });
  const extremes = endsOf([...rows].sort((c, d) => c.ratio - d.ratio));
  const [first, ...others] = rows.filter((row) => extremes.includes(row));
  const { own, other } = first!;
  return [
    `${a.arm} ${counted(metric, countText(own))} against ${countText(other)} of ${b.arm} at n = ${count(own.n)}`,
    ...others.map((row) => `${countText(row.own)} against ${countText(row.other)} at n = ${count(row.own.n)}`),
  ].join(' and ');
}

function crossingClause({ arms, crossing }: CountedComparisonEvidence): string[] {
  const [a, b] = arms as [ArmCounts, ArmCounts];
  const [bottom, top] = endsOf(a.counts);
  switch (crossing?.kind) {
    case undefined:
      return [];
    case 'crosses':
      return [`${a.arm} counts fewer than ${b.arm} from about n = ${significant(crossing.n.estimate)} on`];
    case 'faster throughout':
      return [`${a.arm} counts fewer at every n from ${count(bottom.n)} on`];
    case 'not faster at the top':
      return [`${a.arm} does not count fewer up to n = ${count(top.n)}`];
  }
}
