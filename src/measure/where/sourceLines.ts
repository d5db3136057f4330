import type { CostlyLine } from '../../model/where';
import type { CoveredScript } from '../counting/steps/coverage';
import type { EngineSession } from '../engine/engineSession';
import { isOfWorkload } from '../engine/workloadScripts';
import type { OriginalLine } from '../source/originalSource';
import type { CallCost, Excess, LineCost } from './costlyLines';
import type { PartSteps } from './growthToCome';
import { sampledLines, type LineSamples } from './lineSamples';
import type { ProfiledCalls } from './profiledCall';
import { ScriptLines } from './scriptLines';

/** A line of source, with the lines of scripts that it was compiled to, as they were sampled. */
interface SourceLine {
  readonly original: OriginalLine;
  readonly compiled: LineSamples[];
}

/** What ran in a call, script by script. */
type Covered = readonly CoveredScript[];

/** The lines of the workload's source: what they cost in a call, and how to show them. */
export class SourceLines {
  readonly #engine: EngineSession;
  readonly #scripts = new Map<string, ScriptLines | undefined>();
  readonly #lines = new Map<string, SourceLine>();

  constructor(engine: EngineSession) {
    this.#engine = engine;
  }

  /** Returns the cost of a call, line by line. */
  costOf({ profile, calls, timeNs }: ProfiledCalls): CallCost {
    const { lines, samples } = sampledLines(profile, (caller, name) =>
      this.#scriptOf(caller)?.findCall(caller, name, linesOfProfile(profile, caller.scriptId)),
    );
    const callNs = timeNs / calls;
    const sampleNs = callNs / samples;
    const costs = new Map<string, LineCost>();
    for (const line of lines) {
      const key = this.#add(line);
      if (key === undefined) continue;
      const before = costs.get(key);
      costs.set(key, {
        key,
        timeNs: (before?.timeNs ?? 0) + sampleNs * line.total,
        nativeNs: (before?.nativeNs ?? 0) + sampleNs * line.native,
        garbageNs: (before?.garbageNs ?? 0) + sampleNs * line.garbage,
      });
    }
    return { timeNs: callNs, lines: [...costs.values()] };
  }

  /** Returns a costly line as it is shown. */
  describe({ key, share, nativeShare, garbageShare }: Excess): CostlyLine {
    const { original, compiled } = this.#lines.get(key)!;
    const costliest = [...compiled].sort((a, b) => b.total - a.total)[0]!;
    const script = this.#scriptOf(costliest)!;
    const callee = script.calleeOn(costliest);
    return { ...original, ...script.excerpt(original), share, nativeShare, garbageShare, callee };
  }

  /** Returns how often the busiest part of a line ran, by what was counted script by script; undefined if that is unknown. */
  stepsOf(line: OriginalLine, covered: Covered): number | undefined {
    const scripts = covered.filter(({ url }) => isOfWorkload(url));
    const steps = scripts.flatMap((script) => this.#scriptOf(script)?.stepsOf(line, script) ?? []);
    return steps.length === 0 ? undefined : Math.max(...steps);
  }

  /** Returns how often each part of the workload ran in calls of three sizes, by what was counted script by script. */
  partsIn(calls: readonly [Covered, Covered, Covered]): PartSteps[] {
    const scripts = calls[2].filter(({ url }) => isOfWorkload(url));
    return scripts.flatMap((largest) => {
      const script = this.#scriptOf(largest);
      if (script === undefined) return [];
      const [small, middle] = calls.slice(0, 2).map((covered) => {
        const same = covered.find(({ scriptId }) => scriptId === largest.scriptId);
        return same && script.blocksIn(same);
      });
      return script.blocksIn(largest).map(({ file, line, count }, i) => {
        return { file, line, counts: [small?.[i]?.count ?? 0, middle?.[i]?.count ?? 0, count] as const };
      });
    });
  }

  #add(line: LineSamples): string | undefined {
    const original = this.#scriptOf(line)?.originalOf(line.line);
    if (original === undefined) return undefined;
    const key = `${String(original.line)}:${original.file}`;
    const known = this.#lines.get(key);
    if (known === undefined) this.#lines.set(key, { original, compiled: [line] });
    else known.compiled.push(line);
    return key;
  }

  /** Returns a script; undefined if its text is none that the parser knows. */
  #scriptOf({ scriptId, url }: Pick<LineSamples, 'scriptId' | 'url'>): ScriptLines | undefined {
    if (!this.#scripts.has(scriptId)) this.#scripts.set(scriptId, this.#read(scriptId, url));
    return this.#scripts.get(scriptId);
  }

  #read(scriptId: string, url: string): ScriptLines | undefined {
    try {
      return new ScriptLines(this.#engine.sourceOf(scriptId), url);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

/** Returns how many samples a profile has on a line of a script. */
function linesOfProfile({ nodes }: ProfiledCalls['profile'], scriptId: string): (line: number) => number {
  const ticks = nodes
    .filter(({ callFrame }) => callFrame.scriptId === scriptId)
    .flatMap((node) => node.positionTicks ?? []);
  return (line) => ticks.reduce((sum, each) => (each.line === line ? sum + each.ticks : sum), 0);
}
