import { transformSync } from 'esbuild';
import { OriginalSource } from './originalSource';
import { TextLines } from './textLines';

const typed = `interface Item {
  readonly id: number;
}

export function total(items: readonly Item[]): number {
  let sum = 0;
  for (const { id } of items) sum += id;
  return sum;
}
`;
const { code } = transformSync(typed, {
  loader: 'ts',
  format: 'cjs',
  sourcemap: 'inline',
  sourcefile: 'total.ts',
});
const script = new TextLines(code);
const lineWith = (text: string): number => script.texts.findIndex((line) => line.includes(text)) + 1;

describe('OriginalSource', () => {
  const original = new OriginalSource(script, '/project/src/total.ts');

  test('returns the line that a compiled line comes from', () => {
    expect(original.lineOf(lineWith('sum += id'))).toEqual({ file: '/project/src/total.ts', line: 7 });
  });

  test('returns the lines that a line was compiled to', () => {
    const lines = original.linesFrom('/project/src/total.ts', 7);
    expect(lines.map((line) => script.texts[line - 1]!.trim()).join(' ')).toContain('sum += id');
    expect(original.linesFrom('/project/src/other.ts', 7)).toEqual([]);
  });

  test('has the text that the map holds', () => {
    expect(original.textOf('/project/src/total.ts')!.texts[6]).toBe('  for (const { id } of items) sum += id;');
  });

  test('a script without a map is its own source', () => {
    const plain = new OriginalSource(new TextLines('a();\nb();'), '/project/plain.js');
    expect(plain.lineOf(2)).toEqual({ file: '/project/plain.js', line: 2 });
    expect(plain.linesFrom('/project/plain.js', 2)).toEqual([2]);
    expect(plain.textOf('/project/plain.js')!.texts).toEqual(['a();', 'b();']);
  });

  test('a map that is none is left out', () => {
    const broken = `a();\n//# sourceMappingURL=data:application/json;base64,${Buffer.from('no map').toString('base64')}`;
    expect(new OriginalSource(new TextLines(broken), '/project/a.js').lineOf(1)).toEqual({
      file: '/project/a.js',
      line: 1,
    });
  });

  test('a source that nobody has, has no text', () => {
    expect(original.textOf('/nowhere/at/all.ts')).toBeUndefined();
  });
});

describe('TextLines', () => {
  const lines = new TextLines('one\n  two\n\nthree');

  test('finds the line of an offset', () => {
    expect([0, 3, 4, 9, 10, 11, 15].map((offset) => lines.lineAt(offset))).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });

  test('returns the range of the text of a line, without the spaces before it', () => {
    expect(lines.rangeOf(2)).toEqual({ start: 6, end: 9 });
  });

  test('returns the offset of a place that is counted from 0', () => {
    expect(lines.offsetOf({ lineNumber: 1, columnNumber: 2 })).toBe(6);
  });
});
