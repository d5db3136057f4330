import type { NormalWorkload } from '../workload/workload';
import { loopFor, type Loop } from './loop';
import { isThenable, settled, type Timer } from './settling';
import { WorkloadFault, type Place } from './workloadFault';

/** One arm at one size, ready to be called: its input built, known to be sync or async. */
export interface Subject extends Place {
  readonly run: (input: unknown, n: number) => unknown;
  readonly input: unknown;
  readonly async: boolean;
  readonly loop: Loop;
}

/** What the preparation of a subject needs of its surroundings. */
export interface PreparationOptions {
  /** How long one call, and the building of the input, may take. */
  readonly limitNs: number;
  readonly timer: Timer;
  /** Called before every call. */
  readonly onProgress?: ((place: Place) => void) | undefined;
  /** Names a module of the project whose async code was compiled to something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** How often a subject is called to see whether it always returns a promise, or never. */
const PROBES = 3;

/**
 * Builds the input of an arm at a size, calls it a few times and returns it ready to be measured.
 *
 * @throws {WorkloadFault} when the workload throws, does not settle, or is async in some calls only
 */
export async function prepareSubject(
  workload: NormalWorkload,
  place: Place,
  { limitNs, timer, onProgress, downLevelledModule }: PreparationOptions,
): Promise<Subject> {
  const { run, bare } = workload;
  onProgress?.(place);
  const input = workload.input === undefined ? place.n : await buildInput(workload.input, place, limitNs, timer);
  const kinds: boolean[] = [];
  const callOnce = loopFor({ bare, async: false });
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(place);
    try {
      const result = callOnce(run, input, place.n, 1);
      kinds.push(isThenable(result));
      if (isThenable(result)) await settled(result, place, 'run', limitNs, timer);
    } catch (error) {
      throw asFault(error, place, 'run');
    }
  }
  const async = kinds[0] === true;
  if (kinds.some((kind) => kind !== async)) throw new WorkloadFault(place, { kind: 'sometimes async' });
  const module = async ? downLevelledModule?.() : undefined;
  if (module !== undefined) throw new WorkloadFault(place, { kind: 'down-levelled', module });
  return { ...place, run, input, async, loop: loopFor({ bare, async }) };
}

/** Returns the fault that an error of a workload is, itself where it is one already. */
export function asFault(error: unknown, place: Place, during: 'run' | 'input'): WorkloadFault {
  return error instanceof WorkloadFault ? error : new WorkloadFault(place, { kind: 'threw', during, error });
}

async function buildInput(
  input: (n: number) => unknown,
  place: Place,
  limitNs: number,
  timer: Timer,
): Promise<unknown> {
  try {
    const built = input(place.n);
    return isThenable(built) ? await settled(built, place, 'input', limitNs, timer) : built;
  } catch (error) {
    throw asFault(error, place, 'input');
  }
}
