import path from 'node:path';
import { estimateOf, smallestDetectableOf } from '../../describe/kinds';
import { inUnit } from '../../describe/quantity';
import type { ClaimRecord } from '../../record/record';
import { claimName } from '../claimName';
import { badge, stateOf, type State } from './claimSection';
import { html, nameOf, type Html } from './html';

/** A claim and where it stands in the page. */
export interface Entry {
  readonly claim: ClaimRecord;
  readonly id: string;
}

const STATES: readonly { readonly state: State | 'all'; readonly label: string }[] = [
  { state: 'all', label: 'All' },
  { state: 'not-as-stated', label: 'Not as stated' },
  { state: 'undecided', label: 'Undecided' },
  { state: 'as-stated', label: 'As stated' },
];

/** Returns all claims by verdict, the gravest first, with what filters and searches them. */
export function overview(entries: readonly Entry[]): Html {
  const of = (state: State | 'all'): number =>
    state === 'all' ? entries.length : entries.filter(({ claim }) => stateOf(claim) === state).length;
  const order = STATES.map(({ state }) => state);
  // A file is told where there are several.
  const isAmongFiles = new Set(entries.map(({ claim }) => claim.id.file)).size > 1;
  const sorted = [...entries].sort((a, b) => order.indexOf(stateOf(a.claim)) - order.indexOf(stateOf(b.claim)));
  return html`<section aria-labelledby="claims">
    <h2 id="claims">Claims</h2>
    <form class="filter" role="search" hidden>
      <fieldset>
        <legend>Show</legend>
        ${STATES.map(
          ({ state, label }) =>
            html`<label
              ><input type="radio" name="state" value="${state}" ${state === 'all' ? html` checked` : ''} /> ${label}
              (${of(state)})</label
            > `,
        )}
      </fieldset>
      <label>Search <input type="search" name="text" autocomplete="off" spellcheck="false" /></label>
      <output aria-live="polite"></output>
    </form>
    <div class="scroll" tabindex="0" role="region" aria-label="Claims">
      <table class="claims">
        <thead>
          <tr>
            ${['Verdict', 'Claim', 'Found [95 % interval]', 'Would have caught', 'Rounds', 'Took, ms'].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${sorted.map((entry) => row(entry, isAmongFiles))}
        </tbody>
      </table>
    </div>
  </section> `;
}

function row({ claim, id }: Entry, withFile: boolean): Html {
  const { verdict, rounds, wallNs } = claim;
  const found = 'evidence' in verdict ? verdict.evidence : undefined;
  return html`<tr data-claim="${id}" data-state="${stateOf(claim)}">
    <td>${badge(claim)}</td>
    <th scope="row">
      <a href="#${id}">${nameOf(claimName(claim))}</a>
      ${withFile ? html`<small class="where">${nameOf(path.basename(claim.id.file))}</small>` : undefined}
    </th>
    <td>${found && estimateOf(found)}</td>
    <td>${found && smallestDetectableOf(found)}</td>
    <td class="number">${rounds === 0 ? '' : String(rounds)}</td>
    <td class="number">${inUnit(wallNs, 'ms')}</td>
  </tr> `;
}
