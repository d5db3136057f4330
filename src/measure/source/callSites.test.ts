import { CallSites } from './callSites';

const source = `const joined = (list) => {
  let all = Buffer.alloc(0);
  for (const x of list) {
    all = Buffer.concat([all, Buffer.from(x)]);
  }
  return list
    .map((x) => [...list, x])
    .concat(all);
};
class Queue { #items = []; take() { return this.#items.shift(); } }
const other = () => new Map(Buffer.concat([]));
`;
const sites = new CallSites(source);

describe('CallSites', () => {
  test('finds the calls of a name in the function at a position, and in none around it', () => {
    const within = (lineNumber: number, columnNumber: number): number[] =>
      sites.within({ lineNumber, columnNumber }, 'concat').map(({ line }) => line);
    expect(within(0, source.indexOf('(list)'))).toEqual([4, 8]);
    expect(within(10, 'const other = '.length)).toEqual([11]);
  });

  test('names what is called as the source has it', () => {
    const calleesOn = (line: number): string[] => sites.on(line).map(({ callee }) => callee);
    expect(calleesOn(4).sort()).toEqual(['Buffer.concat', 'Buffer.from']);
    expect(calleesOn(10)).toEqual(['this.#items.shift']);
    expect(calleesOn(11).sort()).toEqual(['Buffer.concat', 'Map']);
  });

  test('tells calls that are handed a function', () => {
    expect(sites.on(7).map(({ callee, hasCallback }) => [callee, hasCallback])).toContainEqual(['map', true]);
    expect(sites.on(8)).toMatchObject([{ hasCallback: false }]);
  });

  test('a call in a chain stands where its name does, and goes by that', () => {
    expect(sites.on(8)).toMatchObject([{ name: 'concat', callee: 'concat' }]);
  });

  test('a spread is a call of native code without a name', () => {
    expect(sites.on(7)).toContainEqual(expect.objectContaining({ callee: '...list' }));
  });

  test('what is imported goes by its name, however a compiler calls it', () => {
    const { all } = new CallSites("const lists = require('./lists'); (0, lists.ascending)(8);");
    expect(all).toContainEqual(expect.objectContaining({ name: 'ascending', callee: 'lists.ascending' }));
  });
});
