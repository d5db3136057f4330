import { exhibits } from '../fixtures/gallery';

describe.each(exhibits)('$name ($advisory)', ({ vulnerable, patched, input, sizes }) => {
  test('the version with the bug grows faster than its text', async () => {
    await expect(vulnerable).not.toScaleAtMost('n', { input });
  });

  test('the mended one does not', async () => {
    await expect(patched).toScaleAtMost('n', sizes === undefined ? { input } : { input, sizes });
  });
});

/** As one writes it first: a function of n, and nothing else. */
const inOneLine = exhibits.filter(({ name }) => /^(trim|ansi-regex|debug) /.test(name));

describe.each(inOneLine)('$name, the text made in the call', ({ vulnerable, patched, input }) => {
  test('the version with the bug grows faster than n', async () => {
    await expect((n: number) => vulnerable(input(n))).not.toScaleAtMost('n');
  });

  test('the mended one does not', async () => {
    await expect((n: number) => patched(input(n))).toScaleAtMost('n');
  });
});
