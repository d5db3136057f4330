import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Returns text as lines of a width in columns, broken at spaces. Longer words pass the width, unless breaks are `hard`. */
export function wrap(text: string, width: number, options: { readonly hard?: boolean } = {}): string[] {
  return wrapAnsi(text, width, options).split('\n');
}

/** Returns text cut to a width in columns; an ellipsis stands for the rest. */
export function clipped(text: string, width: number): string {
  // A claim waits while its live line is drawn, and the libraries take milliseconds. Each ASCII character has one column.
  if (/^[ -~]*$/.test(text)) return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  if (stringWidth(text) <= width) return text;
  const [start] = wrapAnsi(text, width - 1, { hard: true, trim: false, wordWrap: false }).split('\n');
  return `${start!}…`;
}
