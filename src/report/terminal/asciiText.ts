import type { TerminalStyle } from './terminalStyle';

/** ASCII characters in place of others, one for one, so that columns stay aligned. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  µ: 'u',
  '±': '~',
  '−': '-',
  '–': '-',
  '…': '.',
  '“': '"',
  '”': '"',
  '›': '>',
  '·': '|',
  '×': 'x',
  '●': 'o',
  '▲': '^',
  '■': '#',
  '◆': '+',
  '○': '@',
  '△': 'A',
  '□': 'D',
  '◇': 'x',
  '░': '.',
  '▒': '.',
  '─': '-',
  '│': '|',
};

const BOX = /[┌┬┐├┼┤└┴┘]/g;
const BRAILLE = /[\u2800-\u28ff]/g;
const KNOWN = new RegExp(`[${Object.keys(SUBSTITUTES).join('')}]`, 'g');

/** Returns text as a terminal can show it: without Unicode, the package's own characters become ASCII of the same width. */
export function printable(text: string, { isUnicode }: Pick<TerminalStyle, 'isUnicode'>): string {
  if (isUnicode) return text;
  return text
    .replace(BOX, '+')
    .replace(BRAILLE, '*')
    .replace(KNOWN, (character) => SUBSTITUTES[character]!);
}
