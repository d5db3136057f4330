import { createHash } from 'node:crypto';
import type { Report } from '../../record/record';
import { runFailure } from '../../record/runFailure';
import { Plots } from './figure/plotFigure';
import { Html, html, jsonIn } from './html';
import { filesOf, outcomeText } from './pageTitle';
import { comparisonSection } from './section/comparisonSection';
import { fileSection } from './section/fileSection';
import { overview } from './section/overview';

/** The mark that distinguishes the page of a report from any other. */
export const GENERATOR = html`<meta name="generator" content="jest-asymptote" />`;

/** The script and style sheet that a page contains, and the name of the report that lies beside it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  readonly report: string;
}

/** Returns a report as one page that needs no network and no other file; the same report gives the same bytes. */
export function renderPage(report: Report, { script, style, report: name }: PageAssets): string {
  const { files, comparison } = report;
  const plots = new Plots();
  const claims = new Map(files.flatMap((file) => file.claims).map((claim, i) => [claim, `claim-${String(i + 1)}`]));
  const sections = [
    ...(comparison === undefined ? [] : [comparisonSection({ ...comparison, files }, plots)]),
    ...files.map((file, i) => fileSection(file, { file: `file-${String(i + 1)}`, claims }, plots)),
  ];
  const failure = runFailure(files);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src 'sha256-${sha256(script)}'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${GENERATOR}
        <meta name="color-scheme" content="light dark" />
        <title>${filesOf(report)}: ${outcomeText(report)}</title>
        ${element('style', new Html(style))}
      </head>
      <body>
        <a class="skip" href="#claims">Skip to the claims</a>
        <header>
          <h1><bdi>${filesOf(report)}</bdi>: <bdi>${outcomeText(report)}</bdi></h1>
          ${failure === undefined ? undefined : html`<p class="failure">The run failed: ${failure}</p>`}
          <p class="downloads">
            <a href="${encodeURIComponent(name)}" download>All batches (${name}, beside this page)</a>
          </p>
        </header>
        <main>${GLOSSARY} ${overview(claims)} ${sections}</main>
        ${element('script type="application/json" id="plots"', jsonIn(plots.all))}
        ${element('script', new Html(script))}
      </body>
    </html> `;
  return page.text;
}

/** The words of the page, for readers who do not know the documentation. */
const GLOSSARY = html`<details class="glossary">
  <summary>How to read this page</summary>
  <dl>
    <dt>[ ]</dt>
    <dd>The 95 % interval of the figure in front of it.</dd>
    <dt>round, batch</dt>
    <dd>
      In each round every arm is measured at every size once, in random order; a batch is one such measurement, of as
      many calls as can be timed well.
    </dd>
    <dt>collection</dt>
    <dd>
      The rounds that a verdict rests on. What would fail a test is confirmed by a second one, in a process of its own.
    </dd>
    <dt>allowed</dt>
    <dd>
      What the claim lets pass, its margin included. For a growth it begins at the smallest size, with the part that
      grows.
    </dd>
    <dt>would have caught</dt>
    <dd>The smallest violation that these very samples would have shown, planted in them and judged again.</dd>
    <dt>undecided</dt>
    <dd>The samples do not tell. That is not to say that the code is slow.</dd>
    <dt>control</dt>
    <dd>The same work once in every round: where it is higher, the machine was slower.</dd>
  </dl>
</details>`;

/** An element without space around its content: the policy has the hash of every character of a script. */
function element(opening: string, { text }: Html): Html {
  return new Html(`<${opening}>${text}</${opening.split(' ')[0]!}>`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
