import { markdownTable } from './markdown';
import { withPart } from './document';

const text = 'a\n<!-- live -->\nold\n<!-- end of live -->\nb\n';

test('a part replaces its last version', () => {
  const once = withPart(text, 'live', 'new');

  expect(once).toContain('new');
  expect(once).not.toContain('old');
  expect(once).toMatch(/^a\n[^]*\nb\n$/);
  expect(withPart(once, 'live', 'new')).toBe(once);
});

test('refuses a document without a place for a part', () => {
  expect(() => withPart(text, 'simulate', 'new')).toThrow('has no <!-- simulate -->');
});

test('a table has a head', () => {
  expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
});
