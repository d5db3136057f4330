import { seededRandom } from '../../statistics/random';
import type { Random } from '../../model/random';
import { interleavedRounds, normal, type Rounds, type Slowdown } from './noise';

/** The average lengths of the episodes of something that comes and goes, in batches. */
interface Episodes {
  readonly on: number;
  readonly off: number;
}

/** The disturbances of batches of a millisecond on a machine. Lengths of time are in batches. */
export interface Regime {
  /** The rms of a symmetric error in log time. */
  readonly jitter: number;
  /** The share by which batches take longer on average, exponentially distributed. */
  readonly skew: number;
  readonly outlierShare: number;
  readonly outlierExcess: number;
  /** A speed that wanders: its rms in log time, and how long it remembers. */
  readonly drift: { readonly rms: number; readonly memory: number };
  /** Stalls: their share of batches, how long they last on average, and the exponent of a heavy tail, if any. */
  readonly stalls: { readonly share: number; readonly length: number; readonly tail?: number };
  /** A slower clock of the core. */
  readonly throttling?: Episodes & { readonly slower: number };
  /** A noisy neighbour that uses up the memory's bandwidth: the larger half of the sizes slow down. */
  readonly neighbour?: Episodes & { readonly slower: number };
  /** Other processes on the same core: a wait follows each slice of a batch. */
  readonly competitors?: Episodes & { readonly wait: number };
}

const ALWAYS: Episodes = { on: Infinity, off: 0 };
/** The length of time for which the scheduler lets a process run while others wait. */
const SLICE = 4;

/** The machines, calibrated to recordings of real ones. Preempted batches are not taken again, unlike in a real trial. */
export const REGIMES = {
  /** An idle machine. */
  quiet: {
    jitter: 0.003,
    skew: 0.012,
    outlierShare: 0.06,
    outlierExcess: 0.09,
    drift: { rms: 0.01, memory: 500 },
    stalls: { share: 0.002, length: 1 },
  },
  /** A shared machine of continuous integration: drift, two speeds, stalls by other tenants. */
  ci: {
    jitter: 0.015,
    skew: 0.04,
    outlierShare: 0.08,
    outlierExcess: 0.25,
    drift: { rms: 0.1, memory: 300 },
    stalls: { share: 0.02, length: 3 },
    throttling: { on: 150, off: 150, slower: 1.25 },
  },
  /** Code that allocates: garbage collections hit most batches. */
  gc: {
    jitter: 0.05,
    skew: 0.25,
    outlierShare: 0.12,
    outlierExcess: 0.7,
    drift: { rms: 0.05, memory: 300 },
    stalls: { share: 0.03, length: 2 },
  },
  /** One busy process on the same core: a quarter of the batches wait for 4 ms. */
  hog: {
    jitter: 0.004,
    skew: 0.012,
    outlierShare: 0.06,
    outlierExcess: 0.12,
    drift: { rms: 0.03, memory: 300 },
    stalls: { share: 0.004, length: 2 },
    competitors: { ...ALWAYS, wait: 4 },
  },
  /** Three busy processes that come and go, throttling, drift, and stalls without a typical length. */
  heavy: {
    jitter: 0.04,
    skew: 0.08,
    outlierShare: 0.1,
    outlierExcess: 0.35,
    drift: { rms: 0.15, memory: 100 },
    stalls: { share: 0.02, length: 4, tail: 1.5 },
    throttling: { on: 80, off: 80, slower: 1.4 },
    competitors: { on: 120, off: 80, wait: 12 },
  },
  /** A noisy neighbour that slows down only the large sizes. */
  membw: {
    jitter: 0.01,
    skew: 0.03,
    outlierShare: 0.08,
    outlierExcess: 0.2,
    drift: { rms: 0.06, memory: 300 },
    stalls: { share: 0.01, length: 3 },
    neighbour: { on: 120, off: 120, slower: 1.4 },
  },
} as const satisfies Record<string, Regime>;

/** Returns the regime as seen by a clock of the process's own CPU time, which stands still while others run. */
export function inCpuTime(regime: Regime): Regime {
  const { stalls, competitors } = regime;
  // Every random draw stays the same, so that the two clocks read the same batches.
  const quiet = { ...regime, stalls: { ...stalls, length: 0 } };
  return competitors === undefined ? quiet : { ...quiet, competitors: { ...competitors, wait: 0 } };
}

/** Returns the rounds that a machine measures: see `interleavedRounds`. */
export function regimeRounds(truth: readonly number[], regime: Regime, random: Random, arms = 1): Rounds {
  return interleavedRounds(truth, slowdownOf(regime, seededRandom(2 ** 32 * random())), random, arms);
}

function slowdownOf(regime: Regime, random: Random): Slowdown {
  const { jitter, skew, outlierShare, outlierExcess, drift, stalls } = regime;
  const inertia = Math.exp(-1 / drift.memory);
  const wander = drift.rms * Math.sqrt(1 - inertia ** 2);
  let speed = drift.rms * normal(random);
  const throttled = during(regime.throttling, random);
  const disturbed = during(regime.neighbour, random);
  const contended = during(regime.competitors, random);
  return (size, sizes) => {
    speed = inertia * speed + wander * normal(random);
    const outlier = random() < outlierShare ? 1 + outlierExcess * exponential(random) : 1;
    let slowdown = Math.exp(speed + jitter * normal(random)) * (1 + skew * exponential(random)) * outlier;
    if (throttled()) slowdown *= regime.throttling!.slower;
    if (disturbed() && size >= sizes / 2) slowdown *= regime.neighbour!.slower;
    if (contended()) {
      const waits = Math.floor(random() + slowdown / SLICE);
      slowdown += waits * regime.competitors!.wait * (0.6 + 0.5 * random());
    }
    const length = stalls.tail === undefined ? exponential(random) : (1 - random()) ** (-1 / stalls.tail) - 1;
    return random() < stalls.share ? slowdown + stalls.length * length : slowdown;
  };
}

/** Returns a function that says, batch after batch, whether an episode is on: never if there are none. */
function during(episodes: Episodes | undefined, random: Random): () => boolean {
  if (episodes === undefined) return () => false;
  const { on, off } = episodes;
  if (on === Infinity) return () => true;
  let isOn = random() < on / (on + off);
  return () => {
    if (random() < 1 - Math.exp(-1 / (isOn ? on : off))) isOn = !isOn;
    return isOn;
  };
}

function exponential(random: Random): number {
  return -Math.log(1 - random());
}
