import type { Cell, CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import { medianInterval } from '../../statistics/interval';

/** The rounds that a judge was given, kept for the estimates that go with its verdict. */
export class SampleTable {
  readonly rounds: (readonly number[])[] = [];
  readonly #cells: readonly Cell[];
  readonly minima: number[];
  /** The median times, and of how many rounds. */
  #times: { readonly rounds: number; readonly of: readonly CellTime[] } | undefined;

  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
    this.minima = cells.map(() => Infinity);
  }

  add(times: readonly number[]): void {
    this.rounds.push(times);
    times.forEach((time, i) => {
      if (time < this.minima[i]!) this.minima[i] = time;
    });
  }

  /** The median over the rounds of a figure of each, with its interval. */
  estimate(figure: (times: readonly number[]) => number): Interval {
    return medianInterval(this.rounds.map(figure));
  }

  /** The median time of every cell, without its interval. */
  medians(): number[] {
    return this.times().map(({ timeNs }) => timeNs.estimate);
  }

  /** The median time of every cell. */
  times(): readonly CellTime[] {
    if (this.#times?.rounds !== this.rounds.length) {
      const of = this.#cells.map(({ arm, n }, i) => ({ arm, n, timeNs: this.estimate((times) => times[i]!) }));
      this.#times = { rounds: this.rounds.length, of };
    }
    return this.#times.of;
  }
}
