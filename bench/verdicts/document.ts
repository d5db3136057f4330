import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';

/** The parts of the document, each written by a run of its own. */
export const PARTS = {
  simulate: 'On simulated noise',
  recorded: 'On recorded noise',
  rivals: 'Beside the rules of others',
  live: 'On real code',
  busy: 'On real code, beside busy processes',
  pairs: 'On arms that are alike, and a tenth apart',
  busyPairs: 'On such arms, beside busy processes',
} as const;

/** The name of a part. */
export type Part = keyof typeof PARTS;

const FILE = path.resolve('docs/verdicts.md');

/** Returns the machine and the date of figures: `Node 20.20.2, AMD EPYC 7B13 (2 cores), 24 November 2026`. */
export function provenance(date: Date): string {
  const cpus = os.cpus();
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `Node ${process.versions.node}, ${cpus[0]?.model.trim() ?? 'unknown processor'} (${String(cpus.length)} cores), ${day}`;
}

/** Replaces a part of the document by a new version. */
export async function writePart(part: Part, markdown: string): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const text = withPart(fs.readFileSync(FILE, 'utf8'), part, markdown);
  const style = { ...(await resolveConfig(FILE)), parser: 'markdown' };
  fs.writeFileSync(FILE, await format(text, style));
}

/**
 * Returns the document with a part replaced.
 *
 * @throws {Error} if the document has no place for the part
 */
export function withPart(text: string, part: Part, markdown: string): string {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${FILE} has no ${begin} followed by ${end}`);
  return `${text.slice(0, from)}${begin}\n\n## ${PARTS[part]}\n\n${markdown}\n\n${text.slice(to)}`;
}
