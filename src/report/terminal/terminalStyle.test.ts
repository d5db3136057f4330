import { terminalStyle } from './terminalStyle';

const isColoured = (isTTY: boolean, environment: NodeJS.ProcessEnv): boolean =>
  terminalStyle({ isTTY }, environment).colours.isColorSupported;

describe('terminalStyle', () => {
  test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['a terminal', true, {}, true],
    ['a file', false, {}, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['a terminal with both', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('has colours or none for %s', (_, isTTY, environment, coloured) => {
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
  ])('takes the locale %p for one with Unicode: %p', (environment, unicode) => {
    expect(terminalStyle({}, environment).isUnicode).toBe(unicode);
  });

  test('is as wide as the terminal, but at least 40 columns, and 100 if the width is unknown', () => {
    expect(terminalStyle({ columns: 120 }, {}).columns).toBe(120);
    expect(terminalStyle({ columns: 10 }, {}).columns).toBe(40);
    expect(terminalStyle({}, {}).columns).toBe(100);
    expect(terminalStyle({ isTTY: true, columns: 0 }, {}).columns).toBe(100);
  });
});
