import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../fixtures/chromium';

/** Takes the pictures of docs/reports.md of the report that the last run left: npm run screenshots */
const PAGE = path.resolve('.asymptote/report.html');
const FOLDER = path.resolve('docs/images');
const SIZE = { width: 1_100, height: 760 };

async function main(): Promise<void> {
  if (!fs.existsSync(PAGE)) throw new Error(`there is no ${PAGE}. Type: npx jest __perf__/awaiting.perf.ts`);
  const browser = await launchChromium();
  fs.mkdirSync(FOLDER, { recursive: true });
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: SIZE, colorScheme });
      await page.goto(pathToFileURL(PAGE).href);
      await page.screenshot({ path: path.join(FOLDER, `overview-${colorScheme}.png`) });
      await take(page, 'experiment', `experiment-${colorScheme}.png`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** The first section of a class, once its figures are drawn. */
async function take(page: Page, name: string, file: string): Promise<void> {
  const section = page.locator(`section.${name}`).first();
  await section.scrollIntoViewIfNeeded();
  for (const figure of await section.locator('figure.plot').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('.uplot').waitFor();
  }
  await section.screenshot({ path: path.join(FOLDER, file) });
}

void main();
