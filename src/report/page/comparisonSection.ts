import path from 'node:path';
import { growthText, outcomeOf, timeText, workloadName } from '../../describe/change';
import { itemsOf, type Comparison, type Gravity, type Item } from '../../record/comparison';
import { workloadPlot } from '../../describe/plot/ratioPlot';
import { stated } from '../../describe/quantity';
import { CERTAINTY_BESIDE_BASE } from '../certainty';
import { html, nameOf, type Html } from './html';
import type { Plots } from './plotFigure';

/** Returns every workload beside what it was at the base, and before that all that is worth a look. */
export function comparisonSection(comparison: Comparison, plots: Plots): Html {
  const { base, twins } = comparison;
  const workloads = twins.flatMap((twin) => twin.workloads);
  return html`<section aria-labelledby="comparison">
    <h2 id="comparison">Beside <bdi>${base.named}</bdi></h2>
    <p>
      The base is <code>${base.commit.slice(0, 12)}</code>; both revisions were measured in turns. A time within
      ${stated(100 * (base.within - 1))} % is unchanged; ${CERTAINTY_BESIDE_BASE}. [ ] are 95 % intervals over pairs of
      processes.
    </p>
    ${itemList(itemsOf(comparison), workloads.length)}
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
      ${workloads.map((workload) => {
        const plot = workloadPlot(workload, base);
        return plot && plots.figure(workloadName(workload), plot, { outside: 'slower' });
      })}
    </div>
  </section> `;
}

/** The class of the badge of an item: how a claim would look that is as grave. */
const BADGES: Readonly<Record<Gravity, string>> = {
  violated: 'not-as-stated',
  undecided: 'undecided',
  changed: 'as-stated',
  listed: '',
};

/** What changed, is not known, or is there in one revision alone, the gravest first, each with why. */
function itemList(items: readonly Item[], workloads: number): Html {
  if (items.length === 0) return html`<p>${workloads === 0 ? 'Nothing was compared.' : 'Nothing changed.'}</p>`;
  return html`<ul class="items">
    ${items.map(
      ({ gravity, label, name, text, advisory, file, line }) =>
        html`<li>
          <span class="verdict ${BADGES[gravity]}">${label}</span>
          ${advisory && (gravity === 'violated' || gravity === 'undecided') ? '(advisory: would have failed)' : ''}
          ${nameOf(name)}: <bdi>${text}</bdi>
          <small class="where"
            ><bdi>${path.basename(file)}</bdi>${line === undefined ? '' : `, line ${String(line)}`}</small
          >
        </li>`,
    )}
  </ul>`;
}
