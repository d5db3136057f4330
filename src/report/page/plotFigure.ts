import type { Plot } from '../../describe/plot/plot';
import { outsideText } from '../outside';
import { html, type Html } from './html';
import { packed, type PackedPlot } from './packedPlot';
import { plotTable } from './plotTable';

/** What a figure says in words, where that is not what all say. */
export interface FigureText {
  /** What it shows, in place of the table, of a plot whose points are too many for one. */
  readonly summary?: string | undefined;
  /** What the points are that are marked as outside, by default outside of what the claim allows. */
  readonly outside?: string | undefined;
}

/** The plots of a page, by the ids of their figures: what the script of the page draws. */
export class Plots {
  readonly #plots: Record<string, PackedPlot> = {};
  #count = 0;

  /** Returns the figure of a plot, with the table behind it. */
  figure(title: string, plot: Plot, { summary, outside: what }: FigureText = {}): Html {
    const id = `plot-${String(++this.#count)}`;
    this.#plots[id] = packed(plot);
    const outside = outsideText(plot, what);
    return html`<figure id="${id}" class="plot">
      <figcaption><bdi>${title}</bdi></figcaption>
      ${outside === '' ? undefined : html`<p class="outside"><bdi>${outside}</bdi></p>`}
      <div class="canvas" role="img" aria-label="${title}: ${description(plot)}"></div>
      ${
        summary === undefined
          ? html`<details>
              <summary aria-label="Table: ${title}">Table</summary>
              ${plotTable(title, plot, what)}
            </details>`
          : html`<p class="summary">${summary}</p>`
      }
    </figure> `;
  }

  /** All of them, as data. */
  get all(): Readonly<Record<string, PackedPlot>> {
    return this.#plots;
  }
}

function description({ x, y, series }: Plot): string {
  return `${y.label} by ${x.label}, ${series.map(({ name }) => name).join(', ')}`;
}
