import type { Plot } from '../../../describe/plot/plot';
import { outsideText } from '../../text/outsidePoints';
import { html, type Html } from '../html';
import { packed, type PackedPlot } from './packedPlot';
import { plotTable } from './plotTable';

/** The words of a figure that differ from those of most figures. */
export interface FigureText {
  /** The figure in words, in place of a table: for plots of too many points. */
  readonly summary?: string | undefined;
  /** The meaning of points that are marked as outside; by default the claim does not allow them. */
  readonly outside?: string | undefined;
}

/** The plots of a page by the ids of their figures, as the script of the page draws them. */
export class Plots {
  readonly #plots: Record<string, PackedPlot> = {};
  #count = 0;

  /** Returns a plot as a figure with a table of its points. */
  figure(title: string, plot: Plot, { summary, outside: mark }: FigureText = {}): Html {
    const id = `plot-${String(++this.#count)}`;
    this.#plots[id] = packed(plot);
    const outside = outsideText(plot, mark);
    return html`<figure id="${id}" class="plot">
      <figcaption><bdi>${title}</bdi></figcaption>
      ${outside === '' ? undefined : html`<p class="outside"><bdi>${outside}</bdi></p>`}
      <div class="canvas" role="img" aria-label="${title}: ${description(plot)}"></div>
      ${
        summary === undefined
          ? html`<details>
              <summary aria-label="Table: ${title}">Table</summary>
              ${plotTable(title, plot, mark)}
            </details>`
          : html`<p class="summary">${summary}</p>`
      }
    </figure> `;
  }

  /** All plots by id. */
  get all(): Readonly<Record<string, PackedPlot>> {
    return this.#plots;
  }
}

function description({ x, y, series }: Plot): string {
  return `${y.label} by ${x.label}, ${series.map(({ name }) => name).join(', ')}`;
}
