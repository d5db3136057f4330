import path from 'node:path';
import type { CostlyLine, Where } from '../model/where';
import { count, exponent } from './quantity';

/** What a line spends most of its time in has this share of it. */
const MOST_OF_IT = 0.5;
/** Steps grow as time does if their ratio is at least this power of that of the times. */
const ALIKE = 0.75;

/** Returns where a line stands, its share of the time, and what takes it there. */
export function whereClause(line: CostlyLine, where: Where, folder: string): string {
  const { from, to } = where;
  const place = `${pathFrom(folder, line.file)}:${String(line.line)}`;
  const ends =
    from.n === to.n ? [`of ${from.arm}`, `of ${to.arm}`] : [`at n = ${count(from.n)}`, `at n = ${count(to.n)}`];
  const share = `${shareText(line.share.to)} of the time ${ends[1]!}, ${shareText(line.share.from)} ${ends[0]!}`;
  return `${place}, ${share}${carrierClause(line, where)}`;
}

/** Returns a share as a percentage: one of some hundred samples has no decimals. */
export function shareText(share: number): string {
  return `${String(Math.round(100 * share))} %`;
}

/** The clauses on how often the line runs, and on what takes longer each time. */
function carrierClause(line: CostlyLine, where: Where): string {
  const { steps, callee } = line;
  const runs = steps === undefined ? [] : [`it runs ${stepsText(steps, where)}`];
  const others = {
    steps: [],
    'native call': [nativeClause(callee, where)],
    garbage: ['the garbage collector takes most of its time'],
  }[carrierOf(line, where)];
  const clauses = [...runs, ...others];
  return clauses.length === 0 ? '' : `; ${clauses.join(', and ')}`;
}

function nativeClause(callee: string | undefined, { from, to }: Where): string {
  if (from.n === to.n) return `${callee ?? 'native code'} takes most of its time`;
  return callee === undefined ? 'each run takes longer' : `${callee} takes longer each time`;
}

/** What takes the time of a line: its own steps, native code that it calls, or the garbage collector. */
function carrierOf(
  { share, nativeShare, garbageShare, steps }: CostlyLine,
  { from, to }: Where,
): 'steps' | 'native call' | 'garbage' {
  if (garbageShare > MOST_OF_IT) return 'garbage';
  if (nativeShare > MOST_OF_IT) return 'native call';
  if (steps === undefined || steps.from === 0 || share.from === 0 || from.n === to.n) return 'steps';
  const timeRatio = (share.to * to.timeNs) / (share.from * from.timeNs);
  return Math.log(steps.to / steps.from) >= ALIKE * Math.log(timeRatio) ? 'steps' : 'native call';
}

function stepsText({ from, to }: NonNullable<CostlyLine['steps']>, { from: small, to: large }: Where): string {
  const times = to === 1 ? 'once a call' : `${count(to)} times a call`;
  if (small.n === large.n || from === 0 || to === from) return times;
  return `${times}, like n^${exponent(Math.log(to / from) / Math.log(large.n / small.n))}`;
}

/** Returns the source around a line, as Jest prints it. */
export function codeFrame({ line, firstLine, source }: CostlyLine): string[] {
  const width = String(firstLine + source.length - 1).length;
  return source.map((text, i) => {
    const number = firstLine + i;
    return `  ${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
  });
}

/** Returns a path as a terminal can open it: from a folder if the file lies there, else in full. */
export function pathFrom(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return relative.startsWith('..') ? file : relative.split(path.sep).join('/');
}
