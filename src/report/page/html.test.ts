import fc from 'fast-check';
import { html, Html, jsonIn, nameOf } from './html';

describe('html', () => {
  test('escapes text in elements and attributes, but not markup and lists of it', () => {
    const items = ['a & b', '<script>'].map((item) => html`<i>${item}</i>`);
    expect(html`<b title="${'"\''}">${items}${undefined}${3}</b>`.text).toBe(
      '<b title="&quot;&#39;"><i>a &amp; b</i><i>&lt;script&gt;</i>3</b>',
    );
  });

  test('keeps any text inside its element or attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.match(/[<>"']/g)).toEqual(['<', '"', '"', '>', '<', '>']);
        // oxlint-disable-next-line no-control-regex
        expect(markup).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
      }),
    );
  });

  test('replaces control characters and lone surrogates', () => {
    expect(html`${'a\0b\ud800c\udc00d😀'}`.text).toBe('a\ufffdb\ufffdc\ufffdd😀');
  });
});

test('names are isolated from the direction of other text', () => {
  expect(nameOf('\u202eevil<b>').text).toBe('<bdi class="name">\u202eevil&lt;b&gt;</bdi>');
});

test('JSON cannot end the script that it stands in', () => {
  const { text } = jsonIn({ name: '</script><!--' });
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ name: '</script><!--' });
  expect(new Html('<i>').toString()).toBe('<i>');
});
