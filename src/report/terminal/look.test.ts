import { lookAt } from './look';

const isColoured = (isTTY: boolean, environment: NodeJS.ProcessEnv): boolean =>
  lookAt({ isTTY }, environment).colours.isColorSupported;

describe('lookAt', () => {
  test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['a terminal', true, {}, true],
    ['a file', false, {}, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a terminal of someone who wants none', true, { NO_COLOR: '1' }, false],
    ['a terminal where NO_COLOR is empty', true, { NO_COLOR: '' }, true],
    ['a file of someone who wants them', false, { FORCE_COLOR: '1' }, true],
    ['a terminal where FORCE_COLOR is 0', true, { FORCE_COLOR: '0' }, false],
    ['where both are set', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('colours %s or not', (_, isTTY, environment, coloured) => {
    expect(isColoured(isTTY, environment)).toBe(coloured);
  });

  test.each<[NodeJS.ProcessEnv, boolean]>([
    [{}, true],
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'en_GB.UTF-8', LANG: 'C' }, true],
  ])('with %p shows more than ASCII: %p', (environment, unicode) => {
    expect(lookAt({}, environment).isUnicode).toBe(unicode);
  });

  test('is as wide as the terminal, within reason', () => {
    expect(lookAt({ columns: 120 }, {}).columns).toBe(120);
    expect(lookAt({ columns: 10 }, {}).columns).toBe(40);
    expect(lookAt({}, {}).columns).toBe(100);
    expect(lookAt({ isTTY: true, columns: 0 }, {}).columns).toBe(100);
  });
});
