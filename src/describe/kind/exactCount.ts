import type { ExactCountEvidence } from '../../claims/counts/evidence';
import { countText } from '../counts';
import type { Description } from '../description';
import { countAxis, countSeries } from '../plot/countPlot';
import type { Plot } from '../plot/plot';
import { placesWhere, plotFrom } from '../plot/plotParts';
import { count, counted, significant } from '../quantity';
import { oneArm } from './countedArms';

type Row = ExactCountEvidence['rows'][number];

/** Describes counts that are claimed exactly; the finding has all of them. */
export const exactCount: Description<ExactCountEvidence> = {
  ...oneArm,
  finding,
  plot,
  tables: () => [],
};

function finding({ arm, metric, rows }: ExactCountEvidence): string {
  const listed = (text: (row: Row) => string, of: readonly Row[]): string => of.map(text).join(', ');
  const size = ({ n }: Row): string => count(n);
  const wrong = rows.filter(isWrong);
  if (wrong.length === 0) {
    return `${arm} ${counted(metric, `exactly ${listed(countText, rows)}`)} at n = ${listed(size, rows)}`;
  }
  const claim = ({ claimed }: Row): string => (Number.isInteger(claimed) ? count(claimed) : significant(claimed));
  return `${arm} ${counted(metric, listed(countText, wrong))} at n = ${listed(size, wrong)}, where ${listed(claim, wrong)} were claimed`;
}

/** Returns the counts with the claimed ones as a curve; the points that differ from it are outside. */
function plot({ arm, metric, rows }: ExactCountEvidence): Plot {
  const series = [countSeries(arm, rows)];
  return plotFrom({
    y: countAxis(metric),
    series,
    curves: [{ name: 'claimed', points: rows.map((row) => ({ x: row.n, y: row.claimed })) }],
    outside: placesWhere(series, ({ x }) => rows.some((row) => row.n === x && isWrong(row))),
  });
}

function isWrong({ claimed, counted: repetitions }: Row): boolean {
  return repetitions.some((repetition) => repetition !== claimed);
}
