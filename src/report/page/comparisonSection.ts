import { changeText, growthText, outcomeOf, timeText, workloadName } from '../../evidence/changeText';
import { changePlot } from '../../evidence/pairPlot';
import { stated } from '../../evidence/quantity';
import type { Report } from '../../evidence/reportFile';
import { html, nameOf, type Html } from './html';
import type { Plots } from './plotFigure';

/** Returns every workload beside what it was at the base. */
export function comparisonSection({ base, twins }: NonNullable<Report['comparison']>, plots: Plots): Html {
  const workloads = twins.flatMap((twin) => twin.workloads);
  return html`<section aria-labelledby="comparison">
    <h2 id="comparison">Beside <bdi>${base.named}</bdi></h2>
    <p>
      The base is <code>${base.commit.slice(0, 12)}</code>; both revisions were measured in turns. A time within
      ${stated(100 * (base.within - 1))} % is unchanged.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Workloads beside the base">
      <table>
        <thead>
          <tr>
            ${['Workload', 'Outcome', 'Time', 'Growth', 'Pairs'].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${workloads.map((workload) => {
            const { time, growth } = workload;
            return html`<tr>
              <th scope="row">${nameOf(workloadName(workload))}</th>
              <td>${outcomeOf(workload)}</td>
              <td>${time && timeText(time)}</td>
              <td>${growth && growthText(growth)}</td>
              <td class="number">${String(time?.values.length ?? 0)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <div class="plots">
      ${workloads
        .filter(({ times = [] }) => times.length > 1)
        .map((workload) => {
          const { arm } = workload;
          const plot = changePlot({
            kind: 'change',
            arm,
            base: base.named,
            low: undefined,
            high: base.within,
            workload,
          });
          return plots.figure(`${workloadName(workload)}: ${changeText(workload)}`, plot);
        })}
    </div>
  </section> `;
}
