import type { Plot } from '../../../describe/plot/plot';

/** Returns the points of a plot as comma-separated values, with durations in nanoseconds. */
export function csvOf({ x, y, series }: Plot): string {
  const unit = y.quantity === 'duration' ? ', ns' : '';
  const head = ['series', x.label, `${y.label}${unit}`, 'low', 'high'];
  const rows = series.flatMap(({ name, points }) =>
    points.map((point) => [name, point.x, point.y.estimate, point.y.low, point.y.high]),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The most characters in the name of a file: some systems cut off more. */
const NAME_LENGTH = 80;

/** Returns the name of a file from titles: only their letters and digits, joined by hyphens. */
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

/** A cell by RFC 4180. An apostrophe keeps spreadsheets from taking a name for a formula. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Offers text to the reader as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
