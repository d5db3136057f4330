import type { CallSite } from './callSites';

/** A call site of code that ran, with how often in a call of a small and of a large size. */
export interface RanSite extends Pick<CallSite, 'name' | 'callee' | 'kind' | 'hasArguments' | 'hasCallback'> {
  readonly small: number;
  readonly large: number;
}

/** What native code may work on in a call. */
export interface NativeWork {
  /** What is called that may work on any number of elements, and more often for larger n: empty if the steps tell all. */
  readonly unbounded: readonly string[];
  /** Whether native code works through all elements a number of times that does not depend on n. */
  readonly isLinear: boolean;
}

/** Native code that works on one element, or on a number that the source states. */
const CONSTANT = new Set([
  ...['push', 'pop', 'get', 'has', 'add', 'delete', 'at', 'charAt', 'charCodeAt', 'codePointAt', 'next', 'isArray'],
  ...['abs', 'floor', 'ceil', 'round', 'trunc', 'sign', 'imul', 'clz32', 'log', 'log2', 'log10', 'exp', 'pow', 'sqrt'],
  ...['cbrt', 'hypot', 'sin', 'cos', 'tan', 'atan', 'atan2', 'random', 'now', 'isInteger', 'isSafeInteger', 'isNaN'],
  ...['isFinite', 'Number', 'Boolean', 'String', 'parseInt', 'parseFloat', 'resolve', 'hasOwn', 'hasOwnProperty'],
  ...['fromCharCode', 'fromCodePoint', 'toFixed', 'readUInt8', 'writeUInt8'],
]);
/** Native code that calls a function for each element: what it works on is counted by the steps of that. */
const WITH_CALLBACK = new Set([
  ...['map', 'filter', 'forEach', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'sort'],
  ...['findLastIndex', 'from', 'then', 'catch', 'Promise'],
]);
/** Native code that works through all elements once. */
const LINEAR = new Set([
  ...['slice', 'concat', 'join', 'fill', 'includes', 'indexOf', 'lastIndexOf', 'reverse', 'keys', 'values', 'entries'],
  ...['from', 'assign', 'freeze', 'split', 'trim', 'toString', 'toUpperCase', 'toLowerCase', 'flat', 'Set', 'Map'],
  ...['Array', 'stringify', 'parse', 'fromEntries', 'all', 'startsWith', 'endsWith', 'substring', 'alloc', 'set'],
]);
/** What a constructor makes without an argument is empty. */
const EMPTY = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Object']);

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
  const native = ran.filter((site) => !isOwn(site) && !isConstant(site));
  const isOnce = (site: RanSite): boolean => site.small === site.large && isLinear(site);
  return {
    unbounded: [...new Set(native.filter((site) => !isOnce(site)).map(({ callee }) => callee))],
    isLinear: native.some(isOnce),
  };
}

function isConstant({ name = '', kind, hasArguments, hasCallback }: RanSite): boolean {
  if (kind === 'spread') return false;
  if (kind === 'construction' && !hasArguments) return EMPTY.has(name);
  return (hasCallback && WITH_CALLBACK.has(name)) || (kind === 'call' && CONSTANT.has(name));
}

function isLinear({ name = '', kind }: RanSite): boolean {
  return kind === 'spread' || LINEAR.has(name);
}
