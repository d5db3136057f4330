import type { SteadyCountsEvidence } from '../../claims/counts/evidence';
import { countText } from '../counts';
import type { Description } from '../description';
import { count, counted } from '../quantity';
import { severalArms } from './countedArms';

/** Describes the counts of several arms, at the largest size. */
export const steadyCounts: Description<SteadyCountsEvidence> = {
  ...severalArms,
  finding: ({ metric, arms }) =>
    arms
      .map(({ arm, counts }) => {
        const top = counts.at(-1)!;
        return `${arm} ${counted(metric, countText(top))} at n = ${count(top.n)}`;
      })
      .join(', '),
};
