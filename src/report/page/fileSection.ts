import path from 'node:path';
import type { ClaimRecord, FileRecord } from '../../record/record';
import { certainty } from '../certainty';
import { notesOn } from '../terminal/notes';
import { spendingText } from '../terminal/spending';
import { claimSection } from './claimSection';
import { experimentSection } from './experimentSection';
import { html, type Html } from './html';
import type { Plots } from './plotFigure';

/** Where the parts of a file stand in a page. */
export interface FileIds {
  readonly file: string;
  readonly claims: ReadonlyMap<ClaimRecord, string>;
}

/** Returns a file: its experiments, each with the claims on its arms, and the claims on what stands alone. */
export function fileSection(file: FileRecord, ids: FileIds, plots: Plots): Html {
  const { claims, experiments, node, machine, measuredAt, seed, errorRate, spending } = file;
  const sections = (of: readonly ClaimRecord[]): Html[] =>
    of.map((claim) => claimSection(claim, ids.claims.get(claim)!, plots));
  const isOf =
    (place: number) =>
    (claim: ClaimRecord): boolean =>
      claim.experiment === place;
  const alone = claims.filter(({ experiment }) => experiment === undefined || experiments[experiment] === undefined);
  return html`<section class="file" aria-labelledby="${ids.file}">
    <h2 id="${ids.file}"><bdi>${path.basename(file.file)}</bdi></h2>
    <p>
      ${measuredAt}, ${machine}, Node ${node}; seed
      ${String(seed)}${claims.length === 0 ? '' : `, ${certainty(claims, errorRate)}`}. Time: ${spendingText(spending)}.
    </p>
    ${notesOn(file).map((note) => html`<p class="note"><bdi>${note}</bdi></p>`)}
    ${experiments.map(
      (experiment, place) =>
        html`<div class="group">
          ${experimentSection(experiment, claims.filter(isOf(place)), `${ids.file}-experiment-${String(place + 1)}`, plots)}
          ${sections(claims.filter(isOf(place)))}
        </div> `,
    )}
    ${
      alone.length === 0
        ? undefined
        : html`<div class="group">
            <h3>Claims on single workloads</h3>
            ${sections(alone)}
          </div> `
    }
  </section> `;
}
