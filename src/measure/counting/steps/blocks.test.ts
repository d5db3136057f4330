import { blocksOf } from './blocks';

/** Returns the first characters of each block. */
const starts = (source: string, length = 3): string[] =>
  blocksOf(source).map(({ offset }) => source.slice(offset, offset + length));

describe('blocksOf', () => {
  test.each([
    ['functions', 'function f() { g(); } class A { m() { h(); } }', ['{ g', '{ h']],
    ['arrow functions, those that return others too', 'const f = (x) => (y) => x + y;', ['=> ', '=> ']],
    ['loops', 'for (const x of y) x(); while (a) { b(); }', ['x()', '{ b']],
    ['branches', 'if (a) b(); else { c(); }', ['b()', '{ c']],
    ['conditions', 'a ? bbb : ccc; d && eee; f ?? ggg;', ['bbb', 'ccc', 'eee', 'ggg']],
    ['cases', 'switch (a) { case 1: b(); default: c(); }', ['cas', 'def']],
    ['what catches', 'try { a(); } catch { b(); } finally { c(); }', ['{ b', '{ c']],
    ['the top of a module', 'import a from "a"; export const f = async () => { await a; };', ['{ a']],
  ])('finds %s', (_, source, expected) => {
    expect(starts(source)).toEqual(expected);
  });

  test('does not count a function as a branch before it is called', () => {
    expect(starts('a && (() => 1);')).toEqual(['=> ']);
  });
});
