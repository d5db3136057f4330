import type { Evidence } from '../../claims/kinds';
import { batchPlot, pairedPlot } from '../../describe/plot/batchPlot';
import { batchText } from '../../describe/batches';
import { descriptionOf, findingOf, plotOf } from '../../describe/kinds';
import { busynessText, diagnosisOf } from '../../describe/undecided';
import type { Plot } from '../../describe/plot/plot';
import { count, plainDuration } from '../../describe/quantity';
import { isSatisfied, type ClaimRecord } from '../../record/record';
import { residualPlot } from '../../describe/plot/residualPlot';
import { claimName, noteOn, verdictText } from '../claimName';
import { html, nameOf, type Html } from './html';
import type { FigureText, Plots } from './plotFigure';

/** Batches of a collection that a page holds; the report has all. */
const MOST_BATCHES = 400;

/** Whether a claim is as its test states it, in a word that a page can be filtered by. */
export type State = 'as-stated' | 'not-as-stated' | 'undecided';

/** Returns what a verdict means for the test that states the claim. */
export function stateOf(claim: ClaimRecord): State {
  if (isSatisfied(claim)) return 'as-stated';
  return claim.verdict.outcome === 'undecided' ? 'undecided' : 'not-as-stated';
}

/** Returns a verdict as a badge, told by its word and not by its colour alone. */
export function badge(claim: ClaimRecord): Html {
  const note = noteOn(claim);
  return html`<span class="verdict ${stateOf(claim)}">${verdictText(claim.verdict)}</span>
    ${note === '' ? undefined : html`<small>${note}</small>`}`;
}

/** Returns a claim with all that its verdict rests on. */
export function claimSection(claim: ClaimRecord, id: string, plots: Plots): Html {
  const { verdict, isNot, claimed, line, matcher } = claim;
  const found = 'evidence' in verdict ? verdict.evidence : undefined;
  return html`<section class="claim" id="${id}" aria-labelledby="${id}-name" data-state="${stateOf(claim)}">
    <h4 id="${id}-name">${badge(claim)} ${nameOf(claimName(claim))}</h4>
    <dl>
      <dt>Claimed</dt>
      <dd>${isNot ? 'not that ' : ''}<bdi>${claimed}</bdi></dd>
      ${
        found === undefined
          ? undefined
          : html`<dt>Found</dt>
              <dd><bdi>${findingOf(found)}</bdi></dd>`
      }
      ${reason(claim)}
      <dt>Measured</dt>
      <dd>${measuring(claim)}</dd>
      <dt>Stated</dt>
      <dd><code>${matcher}</code>${line === undefined ? '' : `, line ${String(line)}`}</dd>
    </dl>
    <div class="plots">${figures(claim, found, plots)}</div>
  </section> `;
}

/** What kept a claim from being decided, and what to do. */
function reason({ verdict, notAlone }: ClaimRecord): Html {
  const alone =
    notAlone === undefined
      ? undefined
      : html`<dt>Not in a process of its own</dt>
          <dd><bdi>${notAlone}</bdi></dd>`;
  if (verdict.outcome !== 'undecided') return html`${alone}`;
  const { because, remedy } = diagnosisOf(verdict.obstacle);
  return html`<dt>Because</dt>
    <dd><bdi>${because}</bdi></dd>
    <dt>Next</dt>
    <dd><bdi>${remedy}</bdi></dd>
    ${alone}`;
}

function measuring({ rounds, collections, confirmations, wallNs, busyness, advisory, samples }: ClaimRecord): string {
  const seeds = samples.map(({ seed }) => String(seed));
  return [
    ...(rounds === 0
      ? []
      : [
          collections === 1
            ? `one collection of ${count(rounds)} ${rounds === 1 ? 'round' : 'rounds'}`
            : `${count(confirmations)} of ${count(collections)} collections agree, the last with ${count(rounds)} rounds`,
        ]),
    plainDuration(wallNs),
    ...(seeds.length === 0 ? [] : [`seed ${seeds.join(' and ')}`]),
    ...(busyness === undefined ? [] : [busynessText(busyness)]),
    ...(advisory === true ? ['advisory: fails nothing'] : []),
  ].join('; ');
}

function figures(claim: ClaimRecord, found: Evidence | undefined, plots: Plots): Html[] {
  const plot = plotOf(claim.verdict);
  const last = claim.samples.at(-1);
  const description = found && descriptionOf(found);
  const residuals = plot !== undefined && description?.hasFittedCurve === true ? residualPlot(plot) : undefined;
  const pair = found && description?.comparedArms?.(found);
  const difference = pair !== undefined && last !== undefined ? pairedPlot(last, ...pair) : undefined;
  const batches = last && batchPlot(last, MOST_BATCHES);
  const shown = (title: string, of: Plot | undefined, text?: FigureText): Html[] =>
    of === undefined ? [] : [plots.figure(title, of, text)];
  return [
    ...shown('What was found, and what is claimed', plot),
    ...shown('Measured over the curve', residuals),
    ...shown('Difference of the two at each size', difference),
    ...shown(batchTitle(claim.samples.length), batches, { summary: last && batchText(last, MOST_BATCHES) }),
  ];
}

function batchTitle(collections: number): string {
  const title = 'Batches, in the order in which they were taken';
  return collections === 1 ? title : `${title}, of the last of ${count(collections)} collections`;
}
