const UNITS: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KiB', 2 ** 10],
  ['MiB', 2 ** 20],
  ['GiB', 2 ** 30],
]);

/** Returns the bytes of an amount of memory, as in `512 MB` or `1.5 GiB`, or undefined if it is none over 0. */
export function bytesOf(text: string): number | undefined {
  const { amount, unit } = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>[A-Za-z]+)$/.exec(text)?.groups ?? {};
  const unitBytes = UNITS.get(unit ?? '');
  const bytes = unitBytes === undefined ? 0 : Number(amount) * unitBytes;
  return bytes > 0 ? bytes : undefined;
}
