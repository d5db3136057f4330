import { metricName, oneOf } from '../../describe/quantity';
import { countedPlots, experimentPlot } from './experimentPlot';
import type { ClaimRecord, ExperimentRecord } from '../../record/record';
import { experimentFigures, referenceFigures, type Figures } from '../experimentFigures';
import { html, nameOf, type Html } from './html';
import type { Plots } from './plotFigure';

/** Returns an experiment: its arms together, against their sizes and against what was counted of them. */
export function experimentSection(
  experiment: ExperimentRecord,
  claims: readonly ClaimRecord[],
  id: string,
  plots: Plots,
): Html {
  const { reference } = experiment;
  const plot = experimentPlot(experiment);
  const counted = countedPlots(experiment, claims);
  return html`<section class="experiment" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name">${nameOf(experimentName(experiment))}</h3>
    ${figuresOf(experimentFigures({ ...experiment, name: undefined }))}
    ${reference && figuresOf(referenceFigures(reference))}
    <div class="plots">
      ${plot && plots.figure('Time of all arms', plot)}
      ${counted.map(({ metric, against, each }) => [
        plots.figure(`Time against ${metricName(metric)}`, against),
        plots.figure(`Time for ${oneOf(metric)}`, each),
      ])}
    </div>
  </section> `;
}

/** The name of an experiment, or of its arms where it has none. */
function experimentName({ name, arms }: ExperimentRecord): string {
  return name ?? arms.join(', ');
}

function figuresOf({ caption, columns }: Figures): Html {
  const [first = [], ...others] = columns;
  return html`<figure class="figures">
    <figcaption><bdi>${caption}</bdi></figcaption>
    <div class="scroll" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <thead>
          <tr>
            ${columns.map(([head]) => html`<th scope="col"><bdi>${head}</bdi></th>`)}
          </tr>
        </thead>
        <tbody>
          ${first.slice(1).map(
            (n, row) =>
              html`<tr>
                <th scope="row">${n}</th>
                ${others.map((cells) => html`<td>${cells[row + 1]}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </figure>`;
}
