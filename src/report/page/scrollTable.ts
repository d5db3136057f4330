import { html, type Html, type Value } from './html';

/** Returns a table that can be scrolled if it is wider than the page. */
export function scrollTable(label: string, heads: readonly Value[], rows: readonly Html[], className = ''): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="${className}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col"><bdi>${head}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** Returns a row of a table, with its first cell as a heading. */
export function tableRow([heading, ...cells]: readonly Value[]): Html {
  return html`<tr>
    <th scope="row">${heading}</th>
    ${cells.map((cell) => (typeof cell === 'number' ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`))}
  </tr> `;
}
