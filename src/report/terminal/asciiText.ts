import type { TerminalStyle } from './terminalStyle';

/** The characters of reports, and below each its substitute in ASCII: one for one, so that columns stay aligned. */
const UNICODE = 'µ±−–…“”›·×●▲■◆○△□◇░▒─│';
const ASCII = 'u~--."">|xo^#+@ADx..-|';

const BOX = /[┌┬┐├┼┤└┴┘]/g;
const BRAILLE = /[\u2800-\u28ff]/g;
const KNOWN = new RegExp(`[${UNICODE}]`, 'g');

/** Returns text as a terminal can show it: without Unicode, the package's own characters become ASCII of the same width. */
export function printable(text: string, { isUnicode }: Pick<TerminalStyle, 'isUnicode'>): string {
  if (isUnicode) return text;
  return text
    .replace(BOX, '+')
    .replace(BRAILLE, '*')
    .replace(KNOWN, (character) => ASCII[UNICODE.indexOf(character)]!);
}
