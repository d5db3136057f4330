import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The page of each part, in docs/verdicts, and the part's heading there. */
export const PARTS = {
  given: { page: 'simulated', heading: 'Claims whose sizes are given' },
  settled: { page: 'settled', heading: 'Claims whose sizes are chosen' },
  recorded: { page: 'recorded', heading: 'All claims' },
  resolution: { page: 'resolution', heading: 'Under simulated noise' },
  recordedResolution: { page: 'resolution', heading: 'Under recorded noise' },
  rivals: { page: 'rivals', heading: 'Answers' },
  live: { page: 'live', heading: 'With nothing else running' },
  busy: { page: 'live', heading: 'Beside busy processes' },
  pairs: { page: 'live', heading: 'Arms that are alike, and a tenth apart' },
  busyPairs: { page: 'live', heading: 'Such arms, beside busy processes' },
  zoo: { page: 'zoo', heading: 'Idle' },
  busyZoo: { page: 'zoo', heading: 'Beside two busy processes' },
} as const;

/** The name of a part. */
export type Part = keyof typeof PARTS;

/** What a run of a part found. */
export interface Findings {
  /** All its tables, in Markdown. */
  readonly markdown: string;
  /** Its rows in the summaries. */
  readonly summary: readonly (readonly string[])[];
}

/** The document that has a summary of every part. */
const OVERVIEW = 'docs/verdicts.md';

/** Returns the machine and the date of figures: `Node 20.20.2, AMD EPYC 7B13 (2 cores), 24 November 2026`. */
export function provenance(date: Date): string {
  const cpus = os.cpus();
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `Node ${process.versions.node}, ${cpus[0]?.model.trim() ?? 'unknown processor'} (${String(cpus.length)} cores), ${day}`;
}

/**
 * Replaces a part by what a new run found: its tables on its page, and its rows in the summaries.
 *
 * @throws {Error} if a document has no place for it
 */
export async function writePart(part: Part, { markdown, summary }: Findings): Promise<void> {
  await rewrite(`docs/verdicts/${PARTS[part].page}.md`, (text) => withPart(text, part, markdown));
  await rewrite(OVERVIEW, (text) => {
    const changed = withRows(text, summary);
    if (changed === undefined) throw new Error(`${OVERVIEW} has no row "${summary[0]?.[0] ?? ''}" in its summary`);
    return changed;
  });
  await rewrite('README.md', (text) => withRows(text, summary) ?? text);
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const absolute = path.resolve(file);
  const style = { ...(await resolveConfig(absolute)), parser: 'markdown' };
  fs.writeFileSync(absolute, await format(change(fs.readFileSync(absolute, 'utf8')), style));
}

/**
 * Returns a page with a part replaced.
 *
 * @throws {Error} if the page has no place for the part
 */
export function withPart(text: string, part: Part, markdown: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const { page, heading } = PARTS[part];
  if (from < 0 || to < from) throw new Error(`docs/verdicts/${page}.md has no ${begin} followed by ${end}`);
  return `${text.slice(0, from)}${begin}\n\n## ${heading}\n\n${markdown}\n\n${text.slice(to)}`;
}

/**
 * Returns a document in whose summary the rows are replaced that begin with the same cells, or undefined if there are none.
 * A row that it does not have is not added: a summary shows what its writer chose.
 */
export function withRows(text: string, rows: readonly (readonly string[])[]): string | undefined {
  const [from, to] = [text.indexOf('<!-- summary -->'), text.indexOf('<!-- end of summary -->')];
  const known = new Map(rows.map((row) => [row[0], row]));
  let replaced = 0;
  const lines = text
    .slice(Math.max(0, from), Math.max(0, to))
    .split('\n')
    .map((line) => {
      const row = known.get(line.split('|')[1]?.trim());
      if (row === undefined) return line;
      replaced++;
      return `| ${row.join(' | ')} |`;
    });
  return replaced === 0 ? undefined : `${text.slice(0, from)}${lines.join('\n')}${text.slice(to)}`;
}
