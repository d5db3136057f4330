import { exhibits } from '../fixtures/gallery';

describe.each(exhibits)('$name ($advisory)', ({ vulnerable, patched, input, sizes }) => {
  test('the version with the bug grows faster than its text', async () => {
    await expect(vulnerable).not.toScaleAtMost('n', { input });
  });

  test('the mended one does not', async () => {
    await expect(patched).toScaleAtMost('n', sizes === undefined ? { input } : { input, sizes });
  });
});
