import type { Cell, CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import { medianInterval } from '../../statistics/interval';

/** The rounds of a judge, kept for the estimates of its evidence. */
export class SampleTable {
  readonly rounds: (readonly number[])[] = [];
  readonly #cells: readonly Cell[];
  readonly minima: number[];
  /** The median times after a number of rounds. */
  #times: { readonly rounds: number; readonly cells: readonly CellTime[] } | undefined;

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

  /** Returns the median over all rounds of a figure of each, with its interval. */
  estimate(figure: (times: readonly number[]) => number): Interval {
    return medianInterval(this.rounds.map(figure));
  }

  /** Returns the median time of every cell, without its interval. */
  medians(): number[] {
    return this.times().map(({ timeNs }) => timeNs.estimate);
  }

  /** Returns the median time of every cell. */
  times(): readonly CellTime[] {
    if (this.#times?.rounds !== this.rounds.length) {
      const cells = this.#cells.map(({ arm, n }, i) => ({ arm, n, timeNs: this.estimate((times) => times[i]!) }));
      this.#times = { rounds: this.rounds.length, cells };
    }
    return this.#times.cells;
  }
}
