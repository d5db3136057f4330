import path from 'node:path';
import { workloadName } from '../../../describe/change';
import { workloadPlot } from '../../../describe/plot/comparisonPlot';
import { stated } from '../../../describe/quantity';
import { itemsOf, type Comparison, type Gravity, type Item } from '../../../record/comparison';
import { workloadRow, wouldHaveFailed } from '../../text/comparisonRows';
import { BASELINE_ERROR_RATE } from '../../text/claimText';
import type { Plots } from '../figure/plotFigure';
import { html, nameOf, type Html, scrollTable, tableRow } from '../html';

/** Returns a comparison with another commit: first each item that a reader should see, then all workloads. */
export function comparisonSection(comparison: Comparison, plots: Plots): Html {
  const { base, baselineFiles } = comparison;
  const workloads = baselineFiles.flatMap((baselineFile) => baselineFile.workloads);
  const rows = workloads.map(workloadRow).map(({ name, outcome, time, growth, pairs }) => {
    return tableRow([nameOf(name), outcome, time, growth, pairs]);
  });
  return html`<section aria-labelledby="comparison">
    <h2 id="comparison">Beside <bdi>${base.named}</bdi></h2>
    <p>
      The base is <code>${base.commit.slice(0, 12)}</code>; both revisions were measured in turns. A time within
      ${stated(100 * (base.within - 1))} % is unchanged; ${BASELINE_ERROR_RATE}. [ ] are 95 % intervals over pairs of
      processes.
    </p>
    ${itemList(itemsOf(comparison), workloads.length)}
    ${scrollTable('Workloads beside the base', ['Workload', 'Outcome', 'Time', 'Growth', 'Pairs'], rows)}
    <div class="plots">
      ${workloads.map((workload) => {
        const plot = workloadPlot(workload, base);
        return plot && plots.figure(workloadName(workload), plot, { outside: 'slower' });
      })}
    </div>
  </section> `;
}

/** The class of an item's badge: that of a claim that is as grave. */
const BADGES: Readonly<Record<Gravity, string>> = {
  violated: 'not-as-stated',
  undecided: 'undecided',
  changed: 'as-stated',
  listed: '',
};

/** The items with their reasons, the gravest first. */
function itemList(items: readonly Item[], workloads: number): Html {
  if (items.length === 0) return html`<p>${workloads === 0 ? 'Nothing was compared.' : 'Nothing changed.'}</p>`;
  return html`<ul class="items">
    ${items.map((item) => {
      const { gravity, label, name, text, file, line } = item;
      return html`<li>
        <span class="verdict ${BADGES[gravity]}">${label}</span>
        ${wouldHaveFailed(item) ? '(advisory: would have failed)' : ''} ${nameOf(name)}: <bdi>${text}</bdi>
        <small class="where"
          ><bdi>${path.basename(file)}</bdi>${line === undefined ? '' : `, line ${String(line)}`}</small
        >
      </li>`;
    })}
  </ul>`;
}
