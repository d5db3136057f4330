import Table from 'cli-table3';
import { estimateOf, smallestDetectableOf } from '../../describe/kinds';
import { inUnit } from '../../describe/quantity';
import type { ClaimRecord } from '../../record/record';
import { noteOn, titleOf, verdictPaint } from '../claimName';
import type { Look } from './look';
import { wrap } from './wrap';

/** A column of the table: what stands over it, and what of a claim stands in it. */
interface Column {
  readonly head: string;
  readonly cell: (claim: ClaimRecord) => string;
  readonly align: 'left' | 'right';
}

const VERDICT: Column = { head: 'verdict', cell: ({ verdict }) => verdict.outcome, align: 'left' };
/** The first are worth most: where there is no room the last are left out. */
const FIGURES: readonly Column[] = [
  { head: 'found [95 %]', cell: ({ verdict }) => ofEvidence(verdict, estimateOf), align: 'left' },
  { head: 'would have caught', cell: ({ verdict }) => ofEvidence(verdict, smallestDetectableOf), align: 'left' },
  { head: 'took, ms', cell: ({ wallNs }) => inUnit(wallNs, 'ms'), align: 'right' },
  { head: 'rounds', cell: ({ rounds }) => (rounds === 0 ? '' : String(rounds)), align: 'right' },
];
const GAP = 2;
/** A name is broken over no fewer columns, so long as there are figures that could give way. */
const NAME_COLUMNS = 30;

/**
 * Returns the claims of a file as a table: what was found, what would have been, and how long that took. Those of a group
 * of tests stand below its titles, which their names need not repeat.
 */
export function renderClaimTable(claims: readonly ClaimRecord[], look: Look): string {
  const widthOf = ({ head, cell }: Column): number =>
    Math.max(head.length, ...claims.map((claim) => cell(claim).length)) + GAP;
  const room = (columns: readonly Column[]): number =>
    look.columns - columns.reduce((sum, column) => sum + widthOf(column), 0);
  let figures = FIGURES.filter(({ cell }) => claims.some((claim) => cell(claim) !== ''));
  while (figures.length > 0 && room([VERDICT, ...figures]) < NAME_COLUMNS) figures = figures.slice(0, -1);
  const columns = [VERDICT, ...figures];
  const table = (rows: readonly (readonly string[])[]): string => {
    const drawn = new Table({
      chars: BARE,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
      colAligns: [...columns.map(({ align }) => align), 'left'],
      colWidths: [...columns.map(widthOf), room(columns)],
      wordWrap: true,
      wrapOnWordBoundary: true,
    });
    drawn.push(...rows.map((row) => [...row]));
    return drawn.toString().replace(/ +$/gm, '');
  };
  const row = (claim: ClaimRecord): string[] => {
    const [verdict, ...others] = columns.map(({ cell }) => cell(claim));
    const note = noteOn(claim);
    const name = [titleOf(claim), ...(note === '' ? [] : [look.colours.dim(note)])].join(' ');
    return [verdictPaint(claim, look)(verdict!), ...others, name];
  };
  const heads = [...columns.map(({ head }) => head), 'claim'].map((head) => look.colours.dim(head));
  const groups = groupsOf(claims).map((group) => {
    const title = group[0]!.group;
    const heading = title === undefined ? [] : wrap(title, look.columns).map((line) => look.colours.bold(line));
    return [...heading, table(group.map(row))].join('\n');
  });
  // What stands alone goes on from the heads of the columns.
  const gap = claims[0]?.group === undefined ? '\n' : '\n\n';
  return `${table([heads])}${gap}${groups.join('\n\n')}`;
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

/** No lines: claims are told apart by their verdicts. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

function ofEvidence(verdict: ClaimRecord['verdict'], text: typeof estimateOf): string {
  return 'evidence' in verdict && verdict.evidence !== undefined ? text(verdict.evidence) : '';
}
