import { fileURLToPath } from 'node:url';
import { isOfWorkload } from '../../engine/workloadScripts';
import type { Counter } from '../counters';
import { blockCounts, type BlockCount } from './blockCounts';
import { blocksOf, type Block } from './blocks';
import { systemCoverage, type Coverage, type CoveredScript } from './coverage';

/** The blocks of a script that ran in a call. */
export interface ScriptSteps {
  readonly scriptId: string;
  /** The path of its file. */
  readonly file: string;
  readonly blocks: readonly BlockCount[];
}

/** Counts the steps of a call: how often the blocks of the code's own source run in it. Exact, the same on every run. */
export class StepCounter implements Counter {
  readonly #coverage: Coverage;
  readonly #blocks = new Map<string, readonly Block[]>();

  constructor(coverage: Coverage = systemCoverage) {
    this.#coverage = coverage;
  }

  begin(): void {
    this.#coverage.start();
    this.#coverage.take();
  }

  end(): number {
    const scripts = this.endByScript();
    return scripts.reduce((sum, { blocks }) => sum + blocks.reduce((steps, { count }) => steps + count, 0), 0);
  }

  /** Ends the counting, and returns the counts block by block. */
  endByScript(): ScriptSteps[] {
    return this.#coverage
      .take()
      .filter(isCounted)
      .map((script) => {
        const { scriptId, url } = script;
        return { scriptId, file: fileURLToPath(url), blocks: blockCounts(this.#blocksOf(scriptId), script) };
      });
  }

  #blocksOf(scriptId: string): readonly Block[] {
    let blocks = this.#blocks.get(scriptId);
    if (blocks === undefined) this.#blocks.set(scriptId, (blocks = blocksOf(this.#coverage.engine.sourceOf(scriptId))));
    return blocks;
  }
}

/** Whether a script is of the workload and ran. */
function isCounted({ url, functions }: CoveredScript): boolean {
  return isOfWorkload(url) && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0));
}
