import { count } from '../../../describe/quantity';
import { codeFrame, pathFrom, shareText, whereClause } from '../../../describe/where';
import type { CostlyLine, Where } from '../../../model/where';
import { html, scrollTable, tableRow, type Html } from '../html';

/** Returns the lines that take the time of a claim: their shares at both ends as bars, and the source around the first. */
export function whereSection(where: Where | undefined, folder: string): Html | undefined {
  const [first] = where?.lines ?? [];
  if (where === undefined || first === undefined) return undefined;
  const { from, to, lines } = where;
  const isGrowth = from.n !== to.n;
  const ends = [from, to].map(({ arm, n }) => (isGrowth ? `n = ${count(n)}` : arm));
  const heads = ['Line', ...ends.map((end) => `Share of the time at ${end}`), ...ends.map((end) => `Runs at ${end}`)];
  return html`<div class="where">
    <p><bdi>${whereClause(first, where, folder)}</bdi></p>
    <pre><code>${codeFrame(first).join('\n')}</code></pre>
    ${scrollTable(
      'The lines that take the time',
      heads,
      lines.map((line) => rowOf(line, folder)),
    )}
  </div>`;
}

function rowOf({ file, line, share, steps }: CostlyLine, folder: string): Html {
  const runs = (times: number | undefined): string => (times === undefined ? '' : count(times));
  return tableRow([
    html`<code>${pathFrom(folder, file)}:${line}</code>`,
    bar(share.from),
    bar(share.to),
    runs(steps?.from),
    runs(steps?.to),
  ]);
}

function bar(share: number): Html {
  return html`<span class="bar" style="--share: ${share.toFixed(3)}">${shareText(share)}</span>`;
}
