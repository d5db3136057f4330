import { createHash } from 'node:crypto';
import type { Report } from '../../record/record';
import { runFailure } from '../../record/runFailure';
import { comparisonSection } from './comparisonSection';
import { fileSection, type FileIds } from './fileSection';
import { Html, html, jsonIn } from './html';
import { overview } from './overview';
import { Plots } from './plotFigure';
import { filesOf, outcomeText } from './title';

/** What a page is told by from one of something else. */
export const GENERATOR = html`<meta name="generator" content="jest-asymptote" />`;

/** What a page is drawn by in a browser, a script and a style sheet, which stand in the page itself; and what it links to. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  /** The name of the report, which lies beside the page. */
  readonly report: string;
}

/**
 * Returns a report as one page that needs nothing else: no network, no other file.
 *
 * It is a function of the report alone: the same report is the same page, byte by byte. What tests and arms are called
 * stands in it as text; and nothing but its own script can run in it, by its content security policy.
 */
export function renderPage(report: Report, { script, style, report: name }: PageAssets): string {
  const { files, comparison } = report;
  const plots = new Plots();
  const claims = files.flatMap((file) => file.claims);
  const ids = new Map(claims.map((claim, i) => [claim, `claim-${String(i + 1)}`]));
  const sections = [
    ...(comparison === undefined ? [] : [comparisonSection({ ...comparison, files }, plots)]),
    ...files.map((file, i) => {
      const of: FileIds = { file: `file-${String(i + 1)}`, claims: ids };
      return fileSection(file, of, plots);
    }),
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
        <main>${GLOSSARY} ${overview(claims.map((claim) => ({ claim, id: ids.get(claim)! })))} ${sections}</main>
        ${element('script type="application/json" id="plots"', jsonIn(plots.all))}
        ${element('script', new Html(script))}
      </body>
    </html> `;
  return page.text;
}

/** What the words of the page mean: it is read by people who have not read the documentation. */
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

/** An element with nothing but its content: the hash of a script is that of every character in it. */
function element(opening: string, { text }: Html): Html {
  return new Html(`<${opening}>${text}</${opening.split(' ')[0]!}>`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
