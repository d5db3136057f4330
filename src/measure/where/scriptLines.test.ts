import type { CoveredFunction } from '../counting/steps/coverage';
import { ScriptLines } from './scriptLines';

const source = `const work = (list) => {
  let sum = 0;
  for (const x of list) {
    sum += list.filter((y) => y === x).length;
    sum += list.indexOf(x);
  }
  return sum;
};
`;
const URL = 'file:///project/work.js';
const script = new ScriptLines(source, URL);

/** A range from one text of the source to the end of another. */
function range(from: string, to: string, count: number): { startOffset: number; endOffset: number; count: number } {
  return { startOffset: source.indexOf(from), endOffset: source.indexOf(to) + to.length, count };
}

const inner: CoveredFunction = { functionName: '', ranges: [range('(y) =>', 'y === x', 25)], isBlockCoverage: true };
const outer: CoveredFunction = {
  functionName: 'work',
  ranges: [range('(list) =>', '};', 1), range('{\n    sum +=', 'indexOf(x);\n  }', 5)],
  isBlockCoverage: true,
};
const stepsOf = (line: number, functions = [outer, inner]): number[] =>
  script.stepsOf({ file: '/project/work.js', line }, { scriptId: '7', url: URL, functions });

describe('the lines of a script', () => {
  test('have parts that run more often than others', () => {
    expect(stepsOf(2)).toEqual([1]);
    expect(stepsOf(5)).toEqual([5]);
    expect(stepsOf(4)).toEqual([5, 25]);
  });

  test('of another file are none', () => {
    expect(
      script.stepsOf({ file: '/project/other.js', line: 2 }, { scriptId: '7', url: URL, functions: [outer] }),
    ).toEqual([]);
  });

  test('of a function of which only the calls were counted are unknown', () => {
    expect(stepsOf(5, [{ ...outer, isBlockCoverage: false }, inner])).toEqual([]);
    expect(stepsOf(4, [{ ...outer, isBlockCoverage: false }, inner])).toEqual([25]);
  });

  test('are shown with two before and two after', () => {
    const { source: texts, firstLine } = script.excerpt({ file: '/project/work.js', line: 4 });
    expect([texts.length, texts[0], firstLine]).toEqual([5, '  let sum = 0;', 2]);
    expect(script.excerpt({ file: '/project/work.js', line: 1 })).toMatchObject({
      firstLine: 1,
      source: { length: 3 },
    });
  });

  test('are shortened if they are as long as those of a minified file', () => {
    const minified = new ScriptLines(`f(${'x,'.repeat(10_000)}1);`, URL);
    const [text] = minified.excerpt({ file: '/project/work.js', line: 1 }).source;
    expect([text!.length, text!.at(-1)]).toEqual([160, '…']);
  });

  test('name what was sampled in native code, or the only call there', () => {
    const calleeOn = (line: number, names: readonly string[]): string | undefined =>
      script.calleeOn({ line, callees: new Map(names.map((name, i) => [name, 10 - i])) });
    expect(calleeOn(4, ['filter'])).toBe('list.filter');
    expect(calleeOn(5, [])).toBe('list.indexOf');
    expect(calleeOn(5, ['unheardOf'])).toBe('unheardOf');
    expect(calleeOn(2, [])).toBeUndefined();
  });

  test('find the call of a name in a function, on the line with most samples', () => {
    const caller = {
      functionName: 'work',
      scriptId: '7',
      url: URL,
      lineNumber: 0,
      columnNumber: source.indexOf('(list)'),
    };
    expect(script.findCall(caller, 'indexOf', () => 0)).toBe(5);
    expect(script.findCall(caller, 'slice', () => 0)).toBeUndefined();
  });
});
