import type { CallSite } from './callSites';

/** A call site of code that ran, with how often in a call of a small and of a large size. */
export interface RanSite extends Pick<
  CallSite,
  'name' | 'callee' | 'isMethod' | 'kind' | 'argumentNames' | 'hasCallback'
> {
  readonly small: number;
  readonly large: number;
}

/** What native code may work on in a call. */
export interface NativeWork {
  /** Native code that may work on any number of elements, or does so more often for larger n. */
  readonly unbounded: readonly string[];
  /** What is called of which the name says nothing: it may be native code. The steps tell all if there is neither. */
  readonly unknown: readonly string[];
  /** Whether native code works through all elements a number of times that does not depend on n. */
  readonly isLinear: boolean;
}

/** Native code that works on one element, or on a number that the source states. */
const CONSTANT = names(
  'push pop get set has add delete at charAt charCodeAt codePointAt next isArray subarray readUInt8 writeUInt8',
  'abs floor ceil round trunc sign imul clz32 log log2 log10 exp pow sqrt cbrt hypot sin cos tan atan atan2 random now',
  'min max isInteger isSafeInteger isNaN isFinite Number Boolean String parseInt parseFloat toFixed',
  'resolve hasOwn hasOwnProperty fromCharCode fromCodePoint',
);
/** Native code that calls a function for each element: what it works on is counted by the steps of that. */
const WITH_CALLBACK = names(
  'map filter forEach reduce reduceRight some every find findIndex findLast findLastIndex sort from then catch Promise',
);
/** Native code that works through all elements once. */
const LINEAR = names(
  'slice concat join fill includes indexOf lastIndexOf reverse toReversed keys values entries from assign freeze',
  'fromEntries flat copyWithin splice with structuredClone',
  'split trim trimStart trimEnd repeat padStart padEnd toString toUpperCase toLowerCase startsWith endsWith substring',
  'stringify parse encode decode all alloc allocUnsafe byteLength copy equals compare write',
  'Set Map Array ArrayBuffer Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array',
  'Float32Array Float64Array BigInt64Array BigUint64Array',
);
/** Functions that the language or Node has as names of their own. */
const GLOBAL = new Set(Object.getOwnPropertyNames(globalThis));
/** What a constructor makes without an argument is empty. */
const EMPTY = names('Map Set WeakMap WeakSet Array Object');

function names(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

/**
 * Returns what native code may work on, by the names of what is called. A name is that of the code's own functions if
 * those ran as often as all sites with the name did.
 *
 * @param ownCalls - how often the code's own functions of a name ran in the call of the large size
 */
export function nativeWork(sites: readonly RanSite[], ownCalls: ReadonlyMap<string, number>): NativeWork {
  const ran = sites.filter(({ small, large }) => small > 0 || large > 0);
  const timesOf = new Map<string, number>();
  for (const { name = '', large } of ran) timesOf.set(name, (timesOf.get(name) ?? 0) + large);
  const isOwn = ({ name }: RanSite): boolean => name !== undefined && timesOf.get(name)! <= (ownCalls.get(name) ?? 0);
  const isWithOwn = ({ argumentNames, hasCallback }: RanSite): boolean =>
    hasCallback || argumentNames.some((name) => (ownCalls.get(name ?? '') ?? 0) > 0);
  const isCounted = (site: RanSite): boolean => WITH_CALLBACK.has(site.name ?? '') && isWithOwn(site);
  const native = ran.filter((site) => !isOwn(site) && !isCounted(site) && !isConstant(site));
  const isOnce = (site: RanSite): boolean => site.small === site.large && isLinear(site);
  const open = native.filter((site) => !isOnce(site));
  const namesOf = (found: readonly RanSite[]): string[] => [...new Set(found.map(nameOf))];
  return {
    unbounded: namesOf(open.filter(isNative)),
    unknown: namesOf(open.filter((site) => !isNative(site))),
    isLinear: native.some(isOnce),
  };
}

/** Whether a site that calls no own function calls native code for sure: a method, or what is known by its name. */
function isNative({ kind, name = '', isMethod }: RanSite): boolean {
  return kind === 'spread' || kind === 'bigint' || isMethod || GLOBAL.has(name);
}

function nameOf({ kind, callee }: RanSite): string {
  return kind === 'bigint' ? 'operators on bigint' : callee;
}

function isConstant({ name = '', kind, argumentNames }: RanSite): boolean {
  if (kind === 'construction') return EMPTY.has(name) && argumentNames.length === 0;
  return kind === 'call' && CONSTANT.has(name);
}

function isLinear({ name = '', kind }: RanSite): boolean {
  return kind === 'spread' || LINEAR.has(name);
}
