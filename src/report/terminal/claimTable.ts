import stringWidth from 'string-width';
import { estimateOf, smallestDetectableOf } from '../../describe/kinds';
import { inUnit } from '../../describe/quantity';
import type { ClaimRecord } from '../../record/record';
import { claimTitle, claimState, verdictNote } from '../text/claimText';
import { statePaint, type TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';

/** A column of the table: its heading, and the cell of each claim. */
interface Column {
  readonly head: string;
  readonly cell: (claim: ClaimRecord) => string;
  readonly align: 'left' | 'right';
}

/** The most important first: a narrow table leaves out the last ones. */
const COLUMNS: readonly Column[] = [
  { head: 'verdict', cell: ({ verdict }) => verdict.outcome, align: 'left' },
  { head: 'found [95 %]', cell: ({ verdict }) => ofEvidence(verdict, estimateOf), align: 'left' },
  { head: 'would have caught', cell: ({ verdict }) => ofEvidence(verdict, smallestDetectableOf), align: 'left' },
  { head: 'took, ms', cell: ({ wallNs }) => inUnit(wallNs, 'ms'), align: 'right' },
  { head: 'rounds', cell: ({ rounds }) => (rounds === 0 ? '' : String(rounds)), align: 'right' },
];
const GAP = '  ';
/** The fewest columns for names, as long as there are figures to leave out. */
const NAME_COLUMNS = 30;

/** Returns the claims of a file as a table; the names of those in a group of tests do not repeat its titles. */
export function renderClaimTable(claims: readonly ClaimRecord[], { columns: all, colours }: TerminalStyle): string {
  const columns = COLUMNS.filter(({ cell }) => claims.some((claim) => cell(claim) !== '')).map((column) => {
    return { ...column, width: Math.max(...[column.head, ...claims.map(column.cell)].map(stringWidth)) };
  });
  const indent = (): number => columns.reduce((sum, { width }) => sum + width + GAP.length, 0);
  while (columns.length > 1 && all - indent() < NAME_COLUMNS) columns.pop();
  const line = (cells: readonly string[], name: string): string => {
    const figures = columns.map(({ width, align }, i) => `${padded(cells[i]!, width, align)}${GAP}`);
    const names = wrap(name, all - indent() - GAP.length, { hard: true });
    return `${figures.join('')}${names.join(`\n${' '.repeat(indent())}`)}`;
  };
  const row = (claim: ClaimRecord): string => {
    const [verdict, ...figures] = columns.map(({ cell }) => cell(claim));
    const note = verdictNote(claim);
    const name = note === '' ? claimTitle(claim) : `${claimTitle(claim)} ${colours.dim(note)}`;
    return line([statePaint(claimState(claim), colours)(verdict!), ...figures], name);
  };
  const heads = columns.map(({ head }) => colours.dim(head));
  const groups = groupsOf(claims).map((group) => {
    const title = group[0]!.group;
    const titles = title === undefined ? [] : wrap(title, all, { hard: true }).map((part) => colours.bold(part));
    return [...titles, ...group.map(row)].join('\n');
  });
  // Claims without a group continue the table of the headings.
  const gap = claims[0]?.group === undefined ? '\n' : '\n\n';
  return `${line(heads, colours.dim('claim'))}${gap}${groups.join('\n\n')}`;
}

function padded(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(width - stringWidth(text));
  return align === 'left' ? text + space : space + text;
}

/** Claims that follow each other in the same group of tests. */
function groupsOf(claims: readonly ClaimRecord[]): ClaimRecord[][] {
  const groups: ClaimRecord[][] = [];
  for (const claim of claims) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.group === claim.group) last.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

function ofEvidence({ evidence }: ClaimRecord['verdict'], text: typeof estimateOf): string {
  return evidence === undefined ? '' : text(evidence);
}
