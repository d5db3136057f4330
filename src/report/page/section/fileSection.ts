import path from 'node:path';
import type { ClaimRecord, FileRecord } from '../../../record/record';
import { errorRateText } from '../../text/claimText';
import { fileNotes, spendingText } from '../../text/fileNotes';
import type { Plots } from '../figure/plotFigure';
import { html, type Html } from '../html';
import { claimSection } from './claimSection';
import { experimentSection } from './experimentSection';

/** The ids of a file and of all claims in the page. */
export interface FileIds {
  readonly file: string;
  readonly claims: ReadonlyMap<ClaimRecord, string>;
}

/** Returns a file: its experiments, each with the claims on its arms, and the claims on single workloads. */
export function fileSection(file: FileRecord, ids: FileIds, plots: Plots): Html {
  const { claims, experiments, node, machine, measuredAt, seed, errorRate, spending } = file;
  const sections = (of: readonly ClaimRecord[]): Html[] =>
    of.map((claim) => claimSection(claim, ids.claims.get(claim)!, plots));
  const groups = experiments.map((experiment, place) => {
    const own = claims.filter((claim) => claim.experiment === place);
    const id = `${ids.file}-experiment-${String(place + 1)}`;
    return html`<div class="group">${experimentSection(experiment, own, id, plots)} ${sections(own)}</div> `;
  });
  const single = claims.filter(({ experiment }) => experiment === undefined || experiments[experiment] === undefined);
  return html`<section class="file" aria-labelledby="${ids.file}">
    <h2 id="${ids.file}"><bdi>${path.basename(file.file)}</bdi></h2>
    <p>
      ${measuredAt}, ${machine}, Node ${node}; seed
      ${String(seed)}${claims.length === 0 ? '' : `, ${errorRateText(claims, errorRate)}`}. Time:
      ${spendingText(spending)}.
    </p>
    ${fileNotes(file).map((note) => html`<p class="note"><bdi>${note}</bdi></p>`)} ${groups}
    ${
      single.length === 0
        ? undefined
        : html`<div class="group">
            <h3>Claims on single workloads</h3>
            ${sections(single)}
          </div> `
    }
  </section> `;
}
