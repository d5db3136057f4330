import { CallSites } from './callSites';
import { nativeWork, type NativeWork, type RanSite } from './nativeWork';

/** Returns the native work of a function whose call sites ran n times for n = 8 and 512, but for those that ran once. */
function workOf(body: string, own: Readonly<Record<string, number>> = {}, once: readonly string[] = []): NativeWork {
  const ran = new CallSites(`(list, n) => { ${body} }`).all.map((site): RanSite => {
    const isOnce = once.some((text) => site.callee.includes(text));
    return { ...site, small: isOnce ? 1 : 8, large: isOnce ? 1 : 512 };
  });
  return nativeWork(ran, new Map(Object.entries(own)));
}

describe('native work', () => {
  test.each([
    'for (const x of list) map.set(x, map.get(x)), out.push(x);',
    'for (const x of list) sum += Math.abs(text.charCodeAt(x));',
    'for (const x of list) groups.push(new Map());',
    'for (const x of list) x.filter((y) => y > 0).sort((a, b) => a - b);',
    'for (let i = 0; i < n; i++) list[i] = list[i - 1] + 1;',
  ])('is none where each call works on one element, or calls a function for each: %s', (body) => {
    expect(workOf(body)).toEqual({ unbounded: [], unknown: [], isLinear: false });
  });

  test.each([
    ['for (const x of list) if (!out.includes(x)) out.push(x);', 'out.includes'],
    ['for (const x of list) all = Buffer.concat([all, x]);', 'Buffer.concat'],
    ['for (const x of list) out = [...out, x];', '...out'],
    ['const sum = ([first, ...rest]) => sum(rest);', '...rest'],
    ['for (const x of list) list.sort();', 'list.sort'],
    ['for (const x of list) new Map(x);', 'Map'],
    ['for (const x of list) structuredClone(x);', 'structuredClone'],
    ['for (const x of list) list.map(shown);', 'list.map'],
    ['for (const x of list) product *= 3n;', 'operators on bigint'],
  ])('may be on any number of elements: %s', (body, callee) => {
    expect(workOf(body).unbounded).toContain(callee);
  });

  test('is linear where something works through all elements as often at every size', () => {
    expect(workOf('return [...new Set(list)];', {}, ['Set', '...'])).toEqual({
      unbounded: [],
      unknown: [],
      isLinear: true,
    });
    expect(workOf('return list.slice();', {}, ['slice'])).toEqual({ unbounded: [], unknown: [], isLinear: true });
  });

  test('may be on any number of elements in a single call too, if nothing is known of it', () => {
    expect(workOf('return list.sort();', {}, ['sort'])).toEqual({
      unbounded: ['list.sort'],
      unknown: [],
      isLinear: false,
    });
  });

  test.each([
    ['for (const x of list) unheardOf(x);', 'unheardOf'],
    ['return parse(list);', 'parse'],
    ['for (const x of list) table[x](x);', 'table[x]'],
  ])('may be behind a function of which the name says nothing: %s', (body, callee) => {
    expect(workOf(body)).toMatchObject({ unbounded: [], unknown: [callee] });
  });

  test('is none where all calls of a name are those of the own functions, and may be where they are not', () => {
    const body = 'for (const x of list) concat(x), visit(x);';
    expect(workOf(body, { concat: 512, visit: 512 }).unknown).toEqual([]);
    expect(workOf(body, { concat: 511, visit: 512 }).unknown).toEqual(['concat']);
  });

  test('is none where native code is handed an own function by its name', () => {
    expect(workOf('list.sort(byAge).map(shown);', { byAge: 4_000 }).unbounded).toEqual(['list.sort(byAge).map']);
    expect(workOf('list.sort(byAge).map(shown);', { byAge: 4_000, shown: 512 }).unbounded).toEqual([]);
  });

  test('is none where nothing ran', () => {
    expect(nativeWork([{ ...new CallSites('list.sort()').all[0]!, small: 0, large: 0 }], new Map()).unbounded).toEqual(
      [],
    );
  });
});
