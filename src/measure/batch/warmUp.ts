import { timeBatch } from './batch';
import { BATCH_NS } from './calibration';
import { sinceNs } from '../clock/clock';
import type { CallOptions } from '../clock/instruments';
import type { Subject } from '../subject/subject';

/** Minima have settled when the last `batches` improved on as many before them by less than `share`. */
const SETTLED = { batches: 5, share: 0.03 } as const;
/** A batch of the warm-up should last about half as long as a measured one; much shorter ones are ignored. */
const TARGET_NS = BATCH_NS / 2;
/** After this many passes, each with up to eight times the calls of the one before, every clock has moved. */
const MOST_PASSES = 20;
/** Calls that take longer are made this often: those of the preparation have brought everything that they can. */
const LONG = { callNs: 4e6, calls: 1 } as const;
/** An unsettled warm-up ends after the time of this many batches a cell, or after the least time if that is longer. */
const LIMIT = { batches: 60, leastNs: 1e9 } as const;

/**
 * Runs all subjects in turn until their minima have settled, and returns the shortest time per call of each.
 *
 * All sizes are warmed before any is measured: the engine optimises a function for all the sizes it is called with.
 */
export async function warmUp(
  subjects: readonly Subject[],
  { limitNs, instruments, signal, onProgress }: CallOptions & { readonly signal: AbortSignal },
): Promise<number[]> {
  const start = instruments.clock.now();
  const most = Math.max(LIMIT.leastNs, LIMIT.batches * TARGET_NS * subjects.length);
  const cells = subjects.map((subject) => ({ subject, calls: 1, times: [] as number[] }));
  let passes = 0;
  do {
    for (const cell of cells) {
      if (isWarmedByFew(cell.times)) continue;
      signal.throwIfAborted();
      onProgress?.(cell.subject, 'run');
      const { durationNs } = await timeBatch(cell.subject, cell.calls, limitNs, instruments);
      const timeNs = Math.max(durationNs, 1) / cell.calls;
      if (durationNs >= TARGET_NS / 2) cell.times.push(timeNs);
      cell.calls = Math.max(1, Math.min(Math.round(TARGET_NS / timeNs), 8 * cell.calls));
    }
    await instruments.breathe();
    passes++;
    // Each cell needs one batch that was long enough to be timed, however long that takes.
    const untimed = cells.some(({ times }) => times.length === 0) && passes < MOST_PASSES;
    if (!untimed && sinceNs(instruments.clock, start) >= most) break;
  } while (!cells.every(({ times }) => hasSettled(times)));
  return cells.map(({ times, subject }) => {
    if (times.length === 0) throw new RangeError(`the clock did not move while ${subject.arm} ran`);
    return Math.min(...times.slice(-SETTLED.batches));
  });
}

function isWarmedByFew(times: readonly number[]): boolean {
  return times.length >= LONG.calls && Math.min(...times) > LONG.callNs;
}

function hasSettled(times: readonly number[]): boolean {
  const { batches, share } = SETTLED;
  if (isWarmedByFew(times)) return true;
  if (times.length < 2 * batches) return false;
  return Math.min(...times.slice(-batches)) > (1 - share) * Math.min(...times.slice(-2 * batches, -batches));
}
