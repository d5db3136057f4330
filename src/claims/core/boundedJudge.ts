import { PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import { SequentialTest, type SequentialTestOptions, type TestState } from '../../statistics/sequential/sequentialTest';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { AnyEvidence } from '../../model/verdict';
import type { Judge, JudgeState } from './claim';
import { minimumDetectable, type ViolationRange } from './minimumDetectable';
import { SampleTable } from './sampleTable';
import { TRANSIENT_NS } from './transientDisturbance';

/** The state of a judge for each state of the test of its bounds. */
const JUDGE_STATES: Readonly<Record<TestState, JudgeState>> = { accepted: 'holds', rejected: 'violated', open: 'open' };

/** Judges a claim by one test of all its bounds. */
export abstract class BoundedJudge<Options, Evidence extends AnyEvidence> implements Judge<Evidence> {
  protected readonly options: Options;
  protected readonly cells: readonly Cell[];
  protected readonly samples: SampleTable;
  protected readonly test: SequentialTest;

  constructor(
    { options, cells }: { readonly options: Options; readonly cells: readonly Cell[] },
    test: Omit<SequentialTestOptions, 'cells' | 'boundTests'>,
  ) {
    this.options = options;
    this.cells = cells;
    this.samples = new SampleTable(cells);
    const boundTests = (pilot: readonly number[], guards: Guards): readonly BoundTest[] =>
      this.boundTests(pilot, guards);
    this.test = new SequentialTest({ ...test, cells: cells.length, boundTests });
  }

  add(timesNs: readonly number[]): void {
    this.samples.add(timesNs);
    this.test.add(timesNs);
  }

  get state(): JudgeState {
    return JUDGE_STATES[this.test.state];
  }

  lasted(measuredNs: number): void {
    if (measuredNs >= TRANSIENT_NS) this.test.outlastTransients();
  }

  get unanimousRounds(): number {
    return this.test.unanimousRounds;
  }

  get fewestRounds(): number {
    return this.test.fewestRounds;
  }

  abstract evidence(): Evidence;
  abstract obstacle(): Obstacle;

  /** Returns the bounds of the claim, from the minima of the first rounds. */
  protected abstract boundTests(pilot: readonly number[], guards: Guards): readonly BoundTest[];

  /**
   * Returns the smallest violation in a range that the rounds so far would show; undefined unless the claim holds.
   *
   * @param factorOf - returns the factor that injects a violation into the times of a cell
   */
  protected detectable(
    range: ViolationRange,
    factorOf: (violation: number, cell: number) => number,
  ): number | undefined {
    if (this.state !== 'holds') return undefined;
    return minimumDetectable(range, (violation) => {
      const factors = this.cells.map((_, cell) => factorOf(violation, cell));
      return this.test.wouldReject((time, cell) => time * factors[cell]!, PLANNING_GUARDS);
    });
  }
}
