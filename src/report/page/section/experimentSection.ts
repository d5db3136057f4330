import { timePlot, timesByCount } from '../../../describe/plot/experimentPlot';
import { metricName, oneOf } from '../../../describe/quantity';
import type { ClaimRecord, ExperimentRecord } from '../../../record/record';
import { referenceTable, timeTable, type SizeTable } from '../../text/sizeTable';
import type { Plots } from '../figure/plotFigure';
import { html, nameOf, type Html, scrollTable, tableRow } from '../html';

/** Returns an experiment: the times of all its arms, by their sizes and by what was counted of them. */
export function experimentSection(
  experiment: ExperimentRecord,
  claims: readonly ClaimRecord[],
  id: string,
  plots: Plots,
): Html {
  const { name, arms, sizes, times, reference } = experiment;
  const evidence = claims.flatMap(({ verdict }) => verdict.evidence ?? []);
  return html`<section class="experiment" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name">${nameOf(name ?? arms.join(', '))}</h3>
    ${sizeTable(timeTable({ ...experiment, name: undefined }))} ${reference && sizeTable(referenceTable(reference))}
    <div class="plots">
      ${
        sizes.length < 2
          ? undefined
          : [
              plots.figure('Time of all arms', timePlot(times)),
              ...timesByCount(times, evidence).flatMap(({ metric, byCount, perUnit }) => [
                plots.figure(`Time against ${metricName(metric)}`, byCount),
                plots.figure(`Time for ${oneOf(metric)}`, perUnit),
              ]),
            ]
      }
    </div>
  </section> `;
}

function sizeTable({ caption, columns }: SizeTable): Html {
  const [sizes = []] = columns;
  const rows = sizes.map((_, row) => columns.map((column) => column[row]));
  const [heads = [], ...others] = rows;
  return html`<figure class="figures">
    <figcaption><bdi>${caption}</bdi></figcaption>
    ${scrollTable(caption, heads, others.map(tableRow))}
  </figure>`;
}
