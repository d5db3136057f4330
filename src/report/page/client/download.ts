import type { Plot } from '../../../describe/plot/plot';

/** Returns the points of a plot as lines of comma-separated values, durations in nanoseconds. */
export function csvOf({ x, y, series }: Plot): string {
  const unit = y.quantity === 'duration' ? ', ns' : '';
  const head = ['series', x.label, `${y.label}${unit}`, 'low', 'high'];
  const rows = series.flatMap(({ name, points }) =>
    points.map((point) => [name, point.x, point.y.estimate, point.y.low, point.y.high]),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Characters of the name of a file: more would be cut off by some systems. */
const NAME_LENGTH = 80;

/** Returns the name of a file for what stands under some titles: letters and digits alone, whatever the titles are. */
export function fileName(titles: readonly string[]): string {
  const words = titles.flatMap(
    (title) =>
      title
        .normalize()
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return `${Array.from(words.join('-')).slice(0, NAME_LENGTH).join('')}.csv`;
}

/** RFC 4180. What a spreadsheet would take for a formula is made text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Offers a text as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
