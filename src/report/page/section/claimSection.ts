import { batchText } from '../../../describe/batches';
import { claimNotes } from '../../../describe/claimNotes';
import { descriptionOf, findingOf, plotOf } from '../../../describe/kinds';
import { batchPlot, pairedPlot } from '../../../describe/plot/batchPlot';
import type { Plot } from '../../../describe/plot/plot';
import { residualPlot } from '../../../describe/plot/comparisonPlot';
import { count, plainDuration, plural } from '../../../describe/quantity';
import { busynessText, diagnosisOf } from '../../../describe/undecided';
import type { ClaimRecord } from '../../../record/record';
import { claimName, claimState, verdictNote, verdictText } from '../../text/claimText';
import type { FigureText, Plots } from '../figure/plotFigure';
import { html, nameOf, type Html, type Value } from '../html';
import { whereSection } from './whereSection';

/** The most batches of a collection that the page holds; the report has all. */
const MOST_BATCHES = 400;

/** Returns the state of a claim as a class of the style sheet, which is also a value of the filter. */
export function stateClass(claim: ClaimRecord): string {
  return claimState(claim).replaceAll(' ', '-');
}

/** Returns the verdict of a claim as a badge, which differs by its word and not by its colour alone. */
export function badge(claim: ClaimRecord): Html {
  const note = verdictNote(claim);
  return html`<span class="verdict ${stateClass(claim)}">${verdictText(claim.verdict)}</span>
    ${note === '' ? undefined : html`<small>${note}</small>`}`;
}

/** Returns a claim with everything that its verdict rests on. */
export function claimSection(claim: ClaimRecord, id: string, plots: Plots): Html {
  const { verdict, isNot, claimed, line, matcher, isolationFailure } = claim;
  const { evidence } = verdict;
  return html`<section class="claim" id="${id}" aria-labelledby="${id}-name" data-state="${stateClass(claim)}">
    <h4 id="${id}-name">${badge(claim)} ${nameOf(claimName(claim))}</h4>
    <dl>
      ${definition('Claimed', html`${isNot ? 'not that ' : ''}<bdi>${claimed}</bdi>`)}
      ${evidence && definition('Found', html`<bdi>${findingOf(evidence)}</bdi>`)} ${reasonEntries(verdict)}
      ${claimNotes(claim).map((note) => definition('Note', html`<bdi>${note}</bdi>`))}
      ${isolationFailure === undefined ? undefined : definition('Not in a process of its own', html`<bdi>${isolationFailure}</bdi>`)}
      ${definition('Measured', measuring(claim))}
      ${definition('Stated', html`<code>${matcher}</code>${line === undefined ? '' : `, line ${String(line)}`}`)}
    </dl>
    ${whereSection(claim.where, process.cwd())}
    <div class="plots">${figures(claim, plots)}</div>
  </section> `;
}

function definition(term: string, description: Value): Html {
  return html`<dt>${term}</dt>
    <dd>${description}</dd> `;
}

/** The reason for an undecided verdict, and the way to a decision. */
function reasonEntries(verdict: ClaimRecord['verdict']): Html[] {
  if (verdict.outcome !== 'undecided') return [];
  const { because, remedy } = diagnosisOf(verdict.obstacle);
  return [definition('Because', html`<bdi>${because}</bdi>`), definition('Next', html`<bdi>${remedy}</bdi>`)];
}

function collected({ verdict: { evidence }, rounds, collections, confirmations }: ClaimRecord): string {
  if (collections === 1) return `one collection of ${plural(rounds, 'round')}`;
  const last = `the last with ${count(rounds)} rounds`;
  const processes = evidence && descriptionOf(evidence).processes?.(evidence);
  if (processes !== undefined && processes > 1) return `${count(processes)} processes together, ${last}`;
  return `${count(confirmations)} of ${count(collections)} collections agree, ${last}`;
}

function measuring(claim: ClaimRecord): string {
  const { rounds, wallNs, busyness, advisory, samples } = claim;
  const seeds = samples.map(({ seed }) => String(seed));
  return [
    ...(rounds === 0 ? [] : [collected(claim)]),
    plainDuration(wallNs),
    ...(seeds.length === 0 ? [] : [`seed ${seeds.join(' and ')}`]),
    ...(busyness === undefined ? [] : [busynessText(busyness)]),
    ...(advisory === true ? ['advisory: fails nothing'] : []),
  ].join('; ');
}

function figures({ verdict, samples }: ClaimRecord, plots: Plots): Html[] {
  const { evidence } = verdict;
  const last = samples.at(-1);
  const plot = plotOf(verdict);
  const description = evidence && descriptionOf(evidence);
  const residuals = plot !== undefined && description?.hasFittedCurve === true ? residualPlot(plot) : undefined;
  const pair = evidence && description?.comparedArms?.(evidence);
  const difference = pair !== undefined && last !== undefined ? pairedPlot(last, ...pair) : undefined;
  const shown = (title: string, of: Plot | undefined, text?: FigureText): Html[] =>
    of === undefined ? [] : [plots.figure(title, of, text)];
  return [
    ...shown('What was found, and what is claimed', plot),
    ...shown('Measured over the curve', residuals),
    ...shown('Difference of the two at each size', difference),
    ...shown(batchTitle(samples.length), last && batchPlot(last, MOST_BATCHES), {
      summary: last && batchText(last, MOST_BATCHES),
    }),
  ];
}

function batchTitle(collections: number): string {
  const title = 'Batches, in the order in which they were taken';
  return collections === 1 ? title : `${title}, of the last of ${count(collections)} collections`;
}
