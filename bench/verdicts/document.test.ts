import { markdownTable } from './markdown';
import { withPart, withRows } from './document';

const text = 'a\n<!-- live -->\nold\n<!-- end of live -->\nb\n';

test('a part replaces its last version', () => {
  const once = withPart(text, 'live', 'new');

  expect(once).toContain('new');
  expect(once).not.toContain('old');
  expect(once).toMatch(/^a\n[^]*\nb\n$/);
  expect(withPart(once, 'live', 'new')).toBe(once);
});

test('refuses a page without a place for a part', () => {
  expect(() => withPart(text, 'given', 'new')).toThrow('docs/verdicts/simulated.md has no <!-- given -->');
});

test('rows of a summary are replaced by their first cell, and only there', () => {
  const document =
    '| idle | 0 |\n<!-- summary -->\n| idle | 1 |\n| busy | 2 |\n<!-- end of summary -->\n| idle | 5 |\n';

  expect(withRows(document, [['idle', '3']])).toBe(document.replace('| idle | 1 |', '| idle | 3 |'));
  expect(withRows(document, [['elsewhere', '3']])).toBeUndefined();
});

test('a document without a summary has no rows to replace', () => {
  expect(withRows('| idle | 0 |\n', [['idle', '1']])).toBeUndefined();
});

test('a table has a head', () => {
  expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
});
