/** Trusted markup, which a page holds unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** A value in a template: text is escaped, markup is not, and the items of a list follow each other. */
export type Value = Html | string | number | undefined | readonly Value[];

/** Returns markup with values in it, escaped for elements and for attributes in quotes: html`<p title="${name}">`. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, i) => part + (i < values.length ? markup(values[i]) : '')).join(''));
}

function markup(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(markup).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
/** Control characters, which pages must not hold, and lone surrogates. */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd').replace(/[&<>"']/g, (character) => `&${ENTITIES[character]!};`);
}

/** Returns a name from a test or workload, isolated from the direction of the text around it. */
export function nameOf(name: string): Html {
  return html`<bdi class="name">${name}</bdi>`;
}

/** Returns a value as JSON that cannot end the script element it stands in. */
export function jsonIn(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll('<', String.raw`\u003c`));
}

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
