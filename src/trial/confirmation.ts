import type { TimedClaim } from '../claims/kinds';
import type { Attempt, AttemptOptions } from './attempt';
import { attemptAtAnyLength, isLate, type Source } from './source';
import type { TrialResult } from './trialResult';

/** The further collections of a claim whose verdict would fail its test. */
export class Confirmation {
  readonly #claim: TimedClaim;
  readonly #source: Source;
  readonly #options: AttemptOptions;
  #freshProcesses = 0;
  #notAlone: string | undefined;

  constructor(claim: TimedClaim, source: Source, options: AttemptOptions) {
    this.#claim = claim;
    this.#source = source;
    this.#options = options;
  }

  /** Where they were taken, and why there. */
  get where(): Pick<TrialResult, 'freshProcesses' | 'notAlone'> {
    return { freshProcesses: this.#freshProcesses, notAlone: this.#notAlone };
  }

  /** Takes one more, or returns undefined where the time of the test is up. */
  async next(): Promise<Attempt | undefined> {
    if (isLate(this.#options)) return undefined;
    // What could not be run alone once cannot the next time.
    const elsewhere = this.#notAlone === undefined ? await this.#source.confirm?.() : undefined;
    if (elsewhere !== undefined && 'result' in elsewhere) {
      const { verdict, samples, setAside } = elsewhere.result;
      const [record] = samples;
      if (record !== undefined) {
        this.#freshProcesses++;
        return { verdict, bent: false, record, setAside, decidingNs: 0 };
      }
      // It could not answer, by calls that were too long there for example: that is no second collection.
    }
    if (elsewhere !== undefined && 'failure' in elsewhere) this.#notAlone ??= elsewhere.failure;
    if (isLate(this.#options)) return undefined;
    const claim = this.#source.another?.() ?? this.#claim;
    return attemptAtAnyLength(claim, this.#source.open(claim), this.#source, this.#options);
  }
}
