import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { scattered } from '../../../../fixtures/growth';
import { zoo } from '../zooFunction';
import { text, words } from './lists';

interface Row {
  readonly id: number;
  readonly name: string;
}

const rows = (n: number): Row[] => words(n).map((name, id) => ({ id, name }));
const lines = (n: number): string =>
  words(n)
    .map((word) => `${word}: ${word}`)
    .join('\r\n');

/** Functions on texts and bytes, many of them native calls. */
export const texts = {
  'append to a text': zoo('n', '1', (n: number) => {
    let all = '';
    for (let i = 0; i < n; i++) all += 'ab';
    return all.charCodeAt(n);
  }),
  'cut off the front': zoo('n^2', 'n', (n: number) => {
    let rest = Buffer.alloc(n, 'a').toString();
    let count = 0;
    while (rest.length > 0) {
      rest = Buffer.from(rest.slice(1)).toString();
      count++;
    }
    return count;
  }),
  'split and join': zoo('n', ['1', 'constant', 'log n'], (value: string) => value.split(' ').join('-').length, text),
  'replace all': zoo('n', '1', (value: string) => value.replaceAll('-', '+').length, text),
  'match words': zoo('n', '1', (value: string) => value.match(/\w+/g)?.length, text),
  'trim by a slow pattern': zoo(
    'n^2',
    'n',
    (value: string) => /\s+$/.test(value),
    (n) => `${' '.repeat(n)}x`,
  ),
  'count words': zoo(
    'n',
    '1',
    (value: string) => {
      const counts = new Map<string, number>();
      for (const word of value.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
      return counts.size;
    },
    text,
  ),
  'parse headers': zoo(
    'n',
    '1',
    (value: string) => {
      const headers: Record<string, string> = {};
      for (const line of value.split('\r\n')) {
        const colon = line.indexOf(':');
        headers[line.slice(0, colon)] = line.slice(colon + 1).trim();
      }
      return headers;
    },
    lines,
  ),
  'write JSON': zoo('n', '1', (value: Row[]) => JSON.stringify(value).length, rows),
  'parse JSON': zoo(
    'n',
    '1',
    (value: string) => JSON.parse(value) as unknown,
    (n) => JSON.stringify(rows(n)),
  ),
  'hash bytes': zoo(
    'n',
    ['1', 'constant', 'log n'],
    (value: Buffer) => createHash('sha256').update(value).digest('hex'),
    (n) => Buffer.alloc(64 * n),
  ),
  compress: zoo('n', '1', (value: string) => zlib.deflateSync(value).length, text),
  'encode base64': zoo(
    'n',
    '1',
    (value: Buffer) => value.toString('base64').length,
    (n) => Buffer.alloc(8 * n, 'xyz'),
  ),
  'compare bytes': zoo(
    'n',
    '1',
    ([a, b]: readonly [Buffer, Buffer]) => a.equals(b),
    (n) => [Buffer.alloc(64 * n), Buffer.alloc(64 * n)] as const,
  ),
  checksum: zoo(
    'n',
    '1',
    (list: number[]) => {
      let sum = 0xffff;
      for (const value of list) {
        sum ^= value & 255;
        for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
      }
      return sum;
    },
    scattered,
  ),
  palindromes: zoo(
    'n^2',
    ['n', 'n log n'],
    (value: string) => {
      let count = 0;
      for (let centre = 0; centre < value.length; centre++) {
        for (
          let reach = 0;
          value[centre - reach] !== undefined && value[centre - reach] === value[centre + reach];
          reach++
        )
          count++;
      }
      return count;
    },
    (n) => 'a'.repeat(n),
  ),
  'sort letters': zoo('n log n', 'log n', (value: string) => [...value].sort().join(''), text),
};
