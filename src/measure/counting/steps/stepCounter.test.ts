import vm from 'node:vm';
import { EngineSession } from '../../engine/engineSession';
import { Coverage } from './coverage';
import { StepCounter } from './stepCounter';

type Work = (n: number) => unknown;

describe('StepCounter', () => {
  const coverage = new Coverage(new EngineSession());
  coverage.start();
  const counter = new StepCounter(coverage);
  afterAll(() => {
    coverage.stop();
  });
  /** Returns the functions of a script, which is compiled as those of a test are. */
  const compiled = (code: string, filename = '/project/work.js'): Readonly<Record<string, Work>> => {
    const exports: Record<string, Work> = {};
    (vm.compileFunction(code, ['exports'], { filename }) as (exported: object) => void)(exports);
    return exports;
  };
  const stepsOf = async (call: () => unknown): Promise<number> => {
    counter.begin();
    await call();
    return counter.end();
  };

  const work = compiled(`
    exports.nested = (n) => { let c = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) c += i ^ j; return c; };
    exports.branch = (n) => { let c = 0; for (let i = 0; i < n; i++) { if (i % 2 === 0) c++; } return c; };
    exports.callback = (n) => Array.from({ length: n }, (_, i) => i).filter((x) => x > 1 && x < 4).length;
    exports.awaiting = async (n) => { for (let i = 0; i < n; i++) { await null; } };
    exports.generating = (n) => { function* all() { for (let i = 0; i < n; i++) yield i; } let c = 0; for (const x of all()) c += x; return c; };
    const plus = (x) => x + 1;
    exports.plain = (n) => { let c = 0; for (let i = 0; i < n; i++) c = plus(c); return c; };
    exports.mapped = (n) => new Array(n).fill(1).map(plus).length;
    exports.Recursive = (n) => n === 0 ? 0 : exports.Recursive(n - 1);
  `);

  test.each<[string, (n: number) => number]>([
    ['nested', (n) => 1 + n + n * n],
    ['branch', (n) => 1 + n + Math.ceil(n / 2)],
    ['callback', (n) => 1 + n + n + (n - 2)],
    ['awaiting', (n) => 1 + n],
    ['generating', (n) => 1 + 1 + n + n],
    ['Recursive', (n) => 2 * (n + 1)],
  ])('counts the blocks of %s exactly, each time', async (name, expected) => {
    for (const n of [10, 50, 10, 300]) expect(await stepsOf(() => work[name]!(n))).toBe(expected(n));
  });

  test.each<[string, number]>([
    ['nested', 1 + 1_000 + 1_000 ** 2],
    ['plain', 1 + 1_000 + 1_000],
    ['mapped', 1 + 1_000],
  ])('counts the same of %s after thousands of calls, which would be optimised', async (name, expected) => {
    for (let i = 0; i < 2_000; i++) work[name]!(30);
    for (let i = 0; i < 5; i++) expect(await stepsOf(() => work[name]!(1_000))).toBe(expected);
  });

  test('leaves out what Node has loaded, and names the file of what it counts', async () => {
    const other = compiled(
      'exports.read = () => require("node:path").join("a", "b");'.replace('require', 'process.getBuiltinModule'),
      '/project/node_modules/lib/index.js',
    );
    counter.begin();
    await other.read!(1);
    const scripts = counter.endByScript();
    expect(scripts.map(({ file }) => file)).toEqual(['/project/node_modules/lib/index.js']);
    expect(scripts[0]!.blocks.map(({ count }) => count)).toEqual([1]);
  });

  test('counts a script that was made anew under its own code', async () => {
    const again = compiled('exports.once = (n) => { while (n-- > 0); };');
    expect(await stepsOf(() => again.once!(5))).toBe(6);
  });
});
