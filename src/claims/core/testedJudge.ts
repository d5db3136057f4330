import type { SequentialTest, TestState } from '../../statistics/sequential/sequentialTest';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { AnyEvidence } from '../../model/verdict';
import type { Judge, JudgeState } from './claim';
import { SampleTable } from './sampleTable';

/** What the state of a test of all bounds of a claim makes that of its judge. */
const JUDGED: Readonly<Record<TestState, JudgeState>> = { within: 'holds', beyond: 'violated', open: 'open' };

/** Judges a claim by one test of all its bounds. */
export abstract class TestedJudge<Evidence extends AnyEvidence> implements Judge<Evidence> {
  protected readonly samples: SampleTable;
  protected abstract readonly test: SequentialTest;

  constructor(cells: readonly Cell[]) {
    this.samples = new SampleTable(cells);
  }

  add(timesNs: readonly number[]): void {
    this.samples.add(timesNs);
    this.test.add(timesNs);
  }

  get state(): JudgeState {
    return JUDGED[this.test.state];
  }

  outlastTransients(): void {
    this.test.outlastTransients();
  }

  get unanimousRounds(): number {
    return this.test.unanimousRounds;
  }

  get fewestRounds(): number {
    return this.test.fewestRounds;
  }

  abstract evidence(): Evidence;
  abstract obstacle(): Obstacle;
}
