/** What takes the place of characters that ASCII lacks, each by one of its own, so that columns stay as they are. */
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

/** Returns text as wide as it was, in which what this package writes is ASCII; what tests are called stays. */
export function asciiOf(text: string): string {
  return text
    .replace(BOX, '+')
    .replace(BRAILLE, '*')
    .replace(KNOWN, (character) => SUBSTITUTES[character]!);
}
