import { performance } from 'node:perf_hooks';
import type { Counter } from './counting';

const { nodeTiming } = performance;

/** Counts the turns of the event loop. Nothing of ours takes one, so that there is nothing to leave out. */
export class LoopTurnCounter implements Counter {
  #before = 0;

  begin(): void {
    this.#before = nodeTiming.uvMetricsInfo.loopCount;
  }

  end(): number {
    return nodeTiming.uvMetricsInfo.loopCount - this.#before;
  }
}
