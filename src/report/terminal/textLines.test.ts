import { clipped, wrap } from './textLines';

describe('clipped', () => {
  test('returns text that fits unchanged, and cuts other text', () => {
    expect(clipped('nested', 6)).toBe('nested');
    expect(clipped('nested', 5)).toBe('nest…');
  });

  test('keeps the spaces of what it does not cut', () => {
    expect(clipped('a  b c', 5)).toBe('a  b…');
  });

  test('counts the columns of wide characters, and cuts none in half', () => {
    expect(clipped('排序', 4)).toBe('排序');
    expect(clipped('排序算法', 6)).toBe('排序…');
    expect(clipped('👍👍👍', 5)).toBe('👍👍…');
  });
});

describe('wrap', () => {
  test('breaks at spaces, before the width is passed', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one two three four', 7)).toEqual(['one two', 'three', 'four']);
    expect(wrap('one two three four', 18)).toEqual(['one two three four']);
  });

  test('leaves a word whole that is longer than the width, unless it is to be hard', () => {
    expect(wrap('a toHaveConstantOverhead b', 10)).toEqual(['a', 'toHaveConstantOverhead', 'b']);
    expect(wrap('a toHaveConstantOverhead b', 10, { hard: true })).toEqual(['a toHaveCo', 'nstantOver', 'head b']);
  });

  test('counts the columns of wide characters', () => {
    expect(wrap('排序 算法 abc', 8)).toEqual(['排序', '算法 abc']);
    expect(wrap('排序算法排序', 5, { hard: true })).toEqual(['排序', '算法', '排序']);
  });

  test('makes an empty text one empty line', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});
