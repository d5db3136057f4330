import type { Cell, WorkloadPart } from '../../model/cell';
import { BATCH_NS } from '../batch/calibration';
import type { Memory } from '../clock/memory';
import { WorkloadError } from '../subject/workloadError';

/** What a size takes in memory. */
interface Step {
  readonly n: number;
  /** What one input takes. */
  inputBytes: number;
  /** What a call takes beside its input: what it keeps, and large objects that it throws away. */
  callBytes: number;
  /** How many inputs are in memory at once. */
  inputs: number;
}

/** The number of smaller sizes with which the last one is compared: a collection may hide what some of them take. */
const COMPARED = 3;
/** Less is noise, as of code that was compiled meanwhile. */
const LEAST_BYTES = 256 * 2 ** 10;
/** Much of what takes less may be noise: it predicts no steeper growth than this power of n. */
const NOISY = { bytes: 32 * 2 ** 20, power: 2.5 } as const;
/** Memory that grows faster than this power of n grows exponentially. */
const STEEPEST_POWER = 6;

/** The options of weighing the sizes of an arm. */
export interface MemoryRampOptions {
  readonly memory: Memory;
  /** How much memory the inputs and a call of a size may take. */
  readonly limitBytes: number;
  /** How many inputs of a size are kept, or undefined if every call of a batch has one of its own. */
  readonly inputsKept: number | undefined;
}

/**
 * The memory that an arm takes, size by size. It ends before a size that would take too much, as the smaller sizes
 * predict.
 */
export class MemoryRamp {
  readonly #options: MemoryRampOptions;
  readonly #steps = new Map<number, Step>();

  constructor(options: MemoryRampOptions) {
    this.#options = options;
  }

  /** Returns how many bytes are used now, to be compared with later. */
  usedBytes(): number {
    return this.#options.memory.usedBytes();
  }

  /**
   * Begins with a size, for the first time or again.
   *
   * @throws {WorkloadError} when the smaller sizes predict that it takes too much memory
   */
  begin({ arm, n }: Cell): void {
    if (this.#steps.has(n)) return;
    if (!this.fits(n)) throw this.#tooLargeError({ arm, n }, this.predictedBytes(n), this.#largerPart(n));
    this.#steps.set(n, { n, inputBytes: 0, callBytes: 0, inputs: this.#options.inputsKept ?? 1 });
  }

  /** Whether a size takes no more memory than it may, as the smaller sizes predict. */
  fits(n: number): boolean {
    return this.predictedBytes(n) <= this.#options.limitBytes;
  }

  /**
   * Records what one more input has added to the used bytes, and returns those. The most of a size counts, since a
   * collection hides some.
   *
   * @throws {WorkloadError} when as many of them as are needed take too much memory
   */
  built(cell: Cell, usedBefore: number): number {
    const usedBytes = this.usedBytes();
    const step = this.#steps.get(cell.n)!;
    step.inputBytes = Math.max(step.inputBytes, usedBytes - usedBefore);
    const bytes = step.inputs * step.inputBytes;
    if (bytes > this.#options.limitBytes) throw this.#tooLargeError(cell, bytes, 'input');
    return usedBytes;
  }

  /** Records what one more call has added to the used bytes. */
  called({ n }: Cell, usedBefore: number): void {
    const step = this.#steps.get(n)!;
    step.callBytes = Math.max(step.callBytes, this.usedBytes() - usedBefore);
  }

  /** Records how long a call takes: if each has an input of its own, so many are built as fit into a batch. */
  timed({ n }: Cell, callNs: number): void {
    const step = this.#steps.get(n);
    // A program holds its inputs itself.
    if (step === undefined || this.#options.inputsKept !== undefined) return;
    step.inputs = Math.max(1, Math.round(BATCH_NS / callNs));
  }

  /**
   * Returns how much memory the inputs and a call of a size will take, as the smaller sizes predict: growth by the least of
   * the last powers of n, and no less than linear.
   */
  predictedBytes(n: number): number {
    const steps = this.#below(n);
    const last = steps.at(-1);
    if (last === undefined) return 0;
    const lastBytes = bytesOf(last);
    const growths = steps.slice(-COMPARED - 1, -1).map((step) => ({
      n: step.n,
      growth: Math.log(lastBytes / Math.max(LEAST_BYTES, bytesOf(step))),
    }));
    const shown = Math.min(...growths.map(({ n: before, growth }) => growth / Math.log(last.n / before)));
    const power = lastBytes < NOISY.bytes ? Math.min(shown, NOISY.power) : shown;
    const linear = (lastBytes * n) / last.n;
    if (growths.length === 0 || power <= 1) return linear;
    if (power <= STEEPEST_POWER) return lastBytes * (n / last.n) ** power;
    const rate = Math.min(...growths.map(({ n: before, growth }) => growth / (last.n - before)));
    return lastBytes * Math.exp(rate * (n - last.n));
  }

  #largerPart(n: number): WorkloadPart {
    const last = this.#below(n).at(-1);
    return last !== undefined && last.callBytes > last.inputs * last.inputBytes ? 'run' : 'input';
  }

  #below(n: number): Step[] {
    return [...this.#steps.values()].filter((step) => step.n < n).sort((a, b) => a.n - b.n);
  }

  #tooLargeError(cell: Cell, bytes: number, part: WorkloadPart): WorkloadError {
    return new WorkloadError(cell, { kind: 'too large', part, bytes, limitBytes: this.#options.limitBytes });
  }
}

function bytesOf({ inputs, inputBytes, callBytes }: Step): number {
  return inputs * inputBytes + callBytes;
}
