import path from 'node:path';
import { estimateOf, smallestDetectableOf } from '../../../describe/kinds';
import { inUnit } from '../../../describe/quantity';
import type { ClaimRecord } from '../../../record/record';
import { claimName } from '../../text/claimText';
import { html, nameOf, type Html, scrollTable } from '../html';
import { badge, stateClass } from './claimSection';

/** The states of the filter, the gravest first. */
const STATES = [
  { state: 'all', label: 'All' },
  { state: 'not-as-stated', label: 'Not as stated' },
  { state: 'undecided', label: 'Undecided' },
  { state: 'as-stated', label: 'As stated' },
];

const HEADS = ['Verdict', 'Claim', 'Found [95 % interval]', 'Would have caught', 'Rounds', 'Took, ms'];

/** Returns all claims with their ids as a table, the gravest first, and a filter for it. */
export function overview(ids: ReadonlyMap<ClaimRecord, string>): Html {
  const claims = [...ids.keys()];
  const countOf = (state: string): number =>
    claims.filter((claim) => state === 'all' || stateClass(claim) === state).length;
  const gravity = (claim: ClaimRecord): number => STATES.findIndex(({ state }) => state === stateClass(claim));
  const hasFiles = new Set(claims.map(({ id }) => id.file)).size > 1;
  const rows = claims
    .sort((a, b) => gravity(a) - gravity(b))
    .map((claim) => claimRow(claim, ids.get(claim)!, hasFiles));
  return html`<section aria-labelledby="claims">
    <h2 id="claims">Claims</h2>
    <form class="filter" role="search" hidden>
      <fieldset>
        <legend>Show</legend>
        ${STATES.map(
          ({ state, label }) =>
            html`<label
              ><input type="radio" name="state" value="${state}" ${state === 'all' ? html` checked` : ''} /> ${label}
              (${countOf(state)})</label
            > `,
        )}
      </fieldset>
      <label>Search <input type="search" name="text" autocomplete="off" spellcheck="false" /></label>
      <output aria-live="polite"></output>
    </form>
    ${scrollTable('Claims', HEADS, rows, 'claims')}
  </section> `;
}

function claimRow(claim: ClaimRecord, id: string, withFile: boolean): Html {
  const { verdict, rounds, wallNs } = claim;
  const { evidence } = verdict;
  return html`<tr data-claim="${id}" data-state="${stateClass(claim)}">
    <td>${badge(claim)}</td>
    <th scope="row">
      <a href="#${id}">${nameOf(claimName(claim))}</a>
      ${withFile ? html`<small class="where">${nameOf(path.basename(claim.id.file))}</small>` : undefined}
    </th>
    <td>${evidence && estimateOf(evidence)}</td>
    <td>${evidence && smallestDetectableOf(evidence)}</td>
    <td class="number">${rounds === 0 ? '' : String(rounds)}</td>
    <td class="number">${inUnit(wallNs, 'ms')}</td>
  </tr> `;
}
