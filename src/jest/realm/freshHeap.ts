import v8 from 'node:v8';

/** The engine's own function, as `--expose-gc` shows it. */
type CollectGarbage = (options?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Before this version of Node, any option makes it collect the young generation only. */
const WITH_OPTIONS = 22;

/** The factor by which the young generation grows if more survives than it holds: the engine's own default. */
const GROWTH = 2;

/**
 * Keeps the young generation at its size in a fresh process while Jest loads.
 *
 * If it grew then, it would exceed the caches of a core, and allocating code would be a tenth to a third slower than
 * outside. A flag is not enough: the engine raises the factor back to two as it starts.
 */
export function holdYoungGeneration(): void {
  setGrowth(1);
}

/**
 * Makes a process that has loaded Jest like a fresh one: the young generation may grow again, and the engine forgets the
 * types that Node's own functions have seen in Jest's calls.
 */
export async function freshen(): Promise<void> {
  setGrowth(GROWTH);
  await new Promise<void>((resolve) => {
    // Within a tick: without a live one, the engine forgets the shape of ticks, and they stay slower for good.
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
