import v8 from 'node:v8';

/** The engine's own function, as `--expose-gc` shows it. */
type CollectGarbage = (options?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Before this version it takes every option for a wish to collect young garbage only. */
const WITH_OPTIONS = 22;

/** The factor by which the young generation grows if more survives than it holds: the engine's own default. */
const GROWTH = 2;

/**
 * Keeps the young generation at the size it has in a fresh process, for as long as Jest loads itself.
 *
 * Grown by that, it is more than the caches of a core hold, and code that allocates would read a tenth to a third slower
 * than outside. A flag would not do: as it starts, the engine raises the factor back to two.
 */
export function holdYoungGeneration(): void {
  setGrowth(1);
}

/**
 * Leaves a process that has loaded Jest as if it had not: the young generation grows where the code makes it grow, and
 * what the engine has learned of Node's own functions from Jest's calls is forgotten.
 */
export async function freshen(): Promise<void> {
  setGrowth(GROWTH);
  await new Promise<void>((resolve) => {
    // Within a tick, so that one is alive: where none is, the engine forgets their shape, and they are slower for good.
    process.nextTick(() => {
      const collect = globalThis.gc as CollectGarbage | undefined;
      if (Number(process.versions.node.split('.')[0]) < WITH_OPTIONS) collect?.();
      else collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      resolve();
    });
  });
}

function setGrowth(factor: number): void {
  v8.setFlagsFromString(`--semi-space-growth-factor=${String(factor)}`);
}
