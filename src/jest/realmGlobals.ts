import fs from 'node:fs';

/**
 * Gives the main realm what Jest expects of the global object of an environment, and returns what takes it back.
 *
 * @param globals - the `globals` of the project
 */
export function installGlobals(globals: Readonly<Record<string, unknown>>): () => void {
  const before = new Map(
    Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]),
  );
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
    for (const key of Reflect.ownKeys(globalThis)) restore(key, before.get(key));
  };
}

function restore(key: PropertyKey, before: PropertyDescriptor | undefined): void {
  const current = Object.getOwnPropertyDescriptor(globalThis, key);
  if (current?.configurable !== true) return;
  if (before === undefined) Reflect.deleteProperty(globalThis, key);
  else if (current.value !== before.value || current.get !== before.get) Object.defineProperty(globalThis, key, before);
}
