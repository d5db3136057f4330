import fs from 'node:fs';
import vm from 'node:vm';

/**
 * Installs the globals that Jest expects in an environment, and returns a function that removes them.
 *
 * @param globals - the `globals` of the project
 */
export function installGlobals(globals: Readonly<Record<string, unknown>>): () => void {
  const before = new Map(restoredKeys().map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]));
  const present = new Set(Reflect.ownKeys(globalThis));
  const define = (key: PropertyKey, value: unknown): void => {
    Object.defineProperty(globalThis, key, { value, configurable: true, writable: true, enumerable: false });
  };
  define('global', globalThis);
  // The natives that Jest's packages fall back on when a test has replaced the originals
  define(Symbol.for('jest-native-promise'), Promise);
  define(Symbol.for('jest-native-now'), Date.now.bind(Date));
  define(Symbol.for('jest-native-read-file'), fs.readFileSync.bind(fs));
  define(Symbol.for('jest-native-write-file'), fs.writeFileSync.bind(fs));
  define(Symbol.for('jest-native-exists-file'), fs.existsSync.bind(fs));
  define('jest-symbol-do-not-touch', Symbol);
  Object.assign(globalThis, structuredClone(globals));
  const { exit } = process;
  return () => {
    process.exit = exit;
    for (const key of Reflect.ownKeys(globalThis)) {
      if (before.has(key) || !present.has(key)) restore(key, before.get(key));
    }
  };
}

/** The globals beyond the language that Jest uses after the tests. */
const OF_NODE = [
  'process',
  'Buffer',
  'console',
  'performance',
  'queueMicrotask',
  ...['Timeout', 'Interval', 'Immediate'].flatMap((timer) => [`set${timer}`, `clear${timer}`]),
];

/** Only these: reading a global of the web makes Node load its module, which takes fifty milliseconds. */
function restoredKeys(): readonly PropertyKey[] {
  const language = vm.runInContext('globalThis', vm.createContext(vm.constants.DONT_CONTEXTIFY)) as object;
  return [...Reflect.ownKeys(language), ...OF_NODE];
}

function restore(key: PropertyKey, before: PropertyDescriptor | undefined): void {
  const current = Object.getOwnPropertyDescriptor(globalThis, key);
  if (current?.configurable !== true) return;
  if (before === undefined) Reflect.deleteProperty(globalThis, key);
  else if (current.value !== before.value || current.get !== before.get) Object.defineProperty(globalThis, key, before);
}
