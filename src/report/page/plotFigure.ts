import type { Plot } from '../../evidence/plot';
import { outsideText } from '../outside';
import { html, type Html } from './html';
import { packed, type PackedPlot } from './packedPlot';
import { plotTable } from './plotTable';

/** The plots of a page, by the ids of their figures: what the script of the page draws. */
export class Plots {
  readonly #plots: Record<string, PackedPlot> = {};
  #count = 0;

  /** Returns the figure of a plot, with the table behind it; a plot whose points are too many has none. */
  figure(title: string, plot: Plot, { table = true } = {}): Html {
    const id = `plot-${String(++this.#count)}`;
    this.#plots[id] = packed(plot);
    const outside = outsideText(plot);
    return html`<figure id="${id}" class="plot">
      <figcaption>${title}</figcaption>
      ${outside === '' ? undefined : html`<p class="outside"><bdi>${outside}</bdi></p>`}
      <div class="canvas" role="img" aria-label="${title}: ${description(plot)}"></div>
      ${
        table
          ? html`<details>
              <summary aria-label="Table: ${title}">Table</summary>
              ${plotTable(plot)}
            </details>`
          : undefined
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
