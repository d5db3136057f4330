import type { SequentialTest, TestState } from '../../statistics/sequential/sequentialTest';
import type { Cell, Judge, JudgeState, Obstacle } from './claim';
import type { Evidence } from '../evidence';
import { SampleTable } from './sampleTable';

/** What the state of a test of all bounds of a claim makes that of its judge. */
const JUDGED: Readonly<Record<TestState, JudgeState>> = { within: 'holds', beyond: 'violated', open: 'open' };

/** Judges a claim by one test of all its bounds. */
export abstract class TestedJudge implements Judge {
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

  outlast(): void {
    this.test.outlast();
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
