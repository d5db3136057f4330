import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../../fixtures/chromium';
import { significantDuration } from '../../src/describe/quantity';
import { reportOf, writeReport } from '../../src/record/store';
import { systemClock, sinceNs } from '../../src/measure/clock/clock';
import { largeReport } from '../../src/report/testing/reports';
import { median } from '../../src/statistics/interval';

// What is measured is what is shipped: only the build has the script of the page.
// oxlint-disable-next-line typescript/no-require-imports
const { writePage } = require(
  path.resolve('dist/report/page/pageFile'),
) as typeof import('../../src/report/page/pageFile');

/** How long the report of a large run takes to be written and to be opened: npm run bench:page */
const CLAIMS = 200;
const ROUNDS = 300;
const RUNS = 9;

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'asymptote-bench-page-'));
  const browser = await launchChromium();
  const times = { report: [] as number[], page: [] as number[], open: [] as number[], plot: [] as number[] };
  const { files } = largeReport(CLAIMS, ROUNDS);
  let bytes = 0;
  try {
    for (let run = 0; run < RUNS; run++) {
      const report = reportOf(files);
      const start = systemClock.now();
      const file = writeReport(folder, report);
      times.report.push(sinceNs(systemClock, start));
      const drawing = systemClock.now();
      const html = writePage(file, report);
      times.page.push(sinceNs(systemClock, drawing));
      bytes = fs.statSync(html).size;
      const page = await browser.newPage();
      const opening = systemClock.now();
      await page.goto(pathToFileURL(html).href);
      // The script has run, and the claim at the top of the list can be gone to.
      await page
        .locator('form.filter output')
        .filter({ hasText: `${String(CLAIMS)} of` })
        .waitFor();
      times.open.push(sinceNs(systemClock, opening));
      const jumping = systemClock.now();
      await page.locator('tr[data-claim] a').first().click();
      await page.locator('.uplot').first().waitFor();
      times.plot.push(sinceNs(systemClock, jumping));
      await page.close();
    }
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true });
  }
  const text = (of: readonly number[]): string =>
    `${significantDuration(median(of))} (${significantDuration(Math.max(...of))} at most of ${String(RUNS)})`;
  process.stdout.write(
    [
      `${String(CLAIMS)} claims of ${String(ROUNDS)} rounds:`,
      `report.json is written in ${text(times.report)}`,
      `report.html, ${String(Math.round(bytes / 1e3))} kB, in ${text(times.page)}`,
      `it opens in ${text(times.open)}`,
      `and a click on a claim draws its first plot in ${text(times.plot)}`,
      '',
    ].join('\n'),
  );
}

void main();
